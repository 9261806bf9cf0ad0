import { Button, Group, SimpleGrid, Stack, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { readablePhone } from '#studio/messages/readable-phone.ts'
import type { Vendor } from '#studio/records/vendors/contract.ts'
import { formErrors, isAtFields } from '#web/app/api/form-problems.ts'
import type { Trouble } from '#web/app/api/trouble.ts'
import { useMe } from '#web/app/me.ts'
import { Conflict, FormTrouble } from '#web/ui/conflict.tsx'
import { words } from '#web/words/words.ts'
import { focusFirstProblem } from '../focus-problem.ts'
import { tellingAll } from '../telling-all.ts'

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
  const submit = form.onSubmit(
    (values) =>
      save(values, (refused) => {
        form.setErrors(formErrors(refused))
        focusFirstProblem()
      }),
    focusFirstProblem,
  )
  const elsewhere = trouble !== null && trouble.kind !== 'conflict' && !isAtFields(trouble, Object.keys(initialValues)) ? trouble : null
  return (
    <form {...tellingAll(form, submit)}>
      <Stack gap="sm">
        <Conflict trouble={trouble} reload={reload} />
        <FormTrouble trouble={elsewhere} />
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
        <Group>
          <Button type="submit" loading={saving}>
            {vendor === null ? say.create : say.save}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
