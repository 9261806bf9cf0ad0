import { SimpleGrid, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { readablePhone } from '#studio/messages/readable-phone.ts'
import type { Vendor } from '#studio/records/vendors/contract.ts'
import type { Trouble } from '#web/app/api/trouble.ts'
import { useMe } from '#web/app/me.ts'
import { words } from '#web/words/words.ts'
import { DrawerForm } from '../drawer-form.tsx'

const say = words.vendors.form

export type VendorFields = { name: string; contact_name: string; email: string; phone: string; account_number: string; notes: string }

type VendorFormProps = {
  vendor: Vendor | null
  saving: boolean
  trouble: Trouble | null
  save: (fields: VendorFields, refused: (trouble: Trouble) => void) => void
  setDirty: (dirty: boolean) => void
  reload: () => void
}

/** The fields of a vendor, for a new one and for changes. What the server refuses stands at its field. */
export function VendorForm({ vendor, saving, trouble, save, setDirty, reload }: VendorFormProps) {
  const { default_country } = useMe().studio
  const initialValues: VendorFields = {
    name: vendor?.name ?? '',
    contact_name: vendor?.contact_name ?? '',
    email: vendor?.email ?? '',
    phone: typeof vendor?.phone === 'string' ? readablePhone(vendor.phone, default_country) : '',
    account_number: vendor?.account_number ?? '',
    notes: vendor?.notes ?? '',
  }
  const form = useForm({
    initialValues,
    onValuesChange: (values) => setDirty(JSON.stringify(values) !== JSON.stringify(initialValues)),
    validate: { name: (name) => (name.trim() === '' ? say.nameMissing : null) },
  })
  return (
    <DrawerForm
      form={form}
      fields={Object.keys(initialValues)}
      trouble={trouble}
      saving={saving}
      button={vendor === null ? say.create : say.save}
      save={save}
      reload={reload}
    >
      <TextInput label={say.name} withAsterisk maxLength={200} autoComplete="off" data-autofocus {...form.getInputProps('name')} />
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <TextInput label={say.contact} maxLength={200} autoComplete="off" {...form.getInputProps('contact_name')} />
        <TextInput
          label={say.account}
          description={say.accountHint}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          maxLength={200}
          autoComplete="off"
          {...form.getInputProps('account_number')}
        />
        <TextInput label={say.email} type="email" maxLength={200} autoComplete="off" {...form.getInputProps('email')} />
        <TextInput label={say.phone} type="tel" maxLength={200} autoComplete="off" {...form.getInputProps('phone')} />
      </SimpleGrid>
      <Textarea label={say.notes} autosize minRows={2} maxRows={10} maxLength={20_000} {...form.getInputProps('notes')} />
    </DrawerForm>
  )
}
