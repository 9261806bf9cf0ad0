import { SimpleGrid, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { listInvoices } from '#studio/records/invoices/contract.ts'
import type { OrderKind } from '#studio/records/orders/order.ts'
import { listSessions } from '#studio/records/sessions/contract.ts'
import { listTypes } from '#studio/records/statuses/contract.ts'
import { listVendors } from '#studio/records/vendors/contract.ts'
import { listDepartments, listMembers } from '#studio/staff/members/contract.ts'
import type { Trouble } from '#web/app/api/trouble.ts'
import { useAnswer } from '#web/app/api/use-answer.ts'
import { DateField } from '#web/ui/date-field.tsx'
import { type IdChoice, IdSelect } from '#web/ui/id-select.tsx'
import { words } from '#web/words/words.ts'
import { DrawerForm } from '../drawer-form.tsx'
import { ClientPicker } from '../sessions/client-picker.tsx'
import { draftProblems, type OrderDraft, type ShownOrder } from './order-draft.ts'

const say = words.orders.form

type OrderFormProps = {
  kind: OrderKind
  initial: OrderDraft
  /** The order as it stands, whose names are shown also where they are no longer offered; null: a new one. */
  present: ShownOrder | null
  saving: boolean
  trouble: Trouble | null
  save: (draft: OrderDraft, refused: (trouble: Trouble) => void) => void
  setDirty: (dirty: boolean) => void
  reload: () => void
}

/** The fields of an order, for a new one and for changes. What the server refuses stands at its field. */
export function OrderForm({ kind, initial, present, saving, trouble, save, setDirty, reload }: OrderFormProps) {
  const form = useForm<OrderDraft>({
    initialValues: initial,
    onValuesChange: (draft) => setDirty(JSON.stringify(draft) !== JSON.stringify(initial)),
    validate: (draft) => draftProblems(kind, draft),
  })
  const client = form.values.client_id?.id
  const choices = useOrderChoices(kind, client)
  const typed = kind === 'production_order'
  const select = (field: 'type_id' | 'session_id' | 'invoice_id' | 'vendor_id' | 'department_id' | 'member_id') => ({
    label: { type_id: say.type, session_id: say.session, invoice_id: say.invoice, vendor_id: say.vendor, department_id: say.department, member_id: say.member }[
      field
    ],
    choices: choices[field],
    value: form.values[field],
    onChange: (id: number | null) => form.setFieldValue(field, id),
    error: form.errors[field],
    clearable: field !== 'type_id',
  })
  const chooseClient = (picked: OrderDraft['client_id']) =>
    form.setValues({ client_id: picked, ...(picked?.id === client ? {} : { session_id: null, invoice_id: null }) })
  const staffless = present === null && !typed ? say.fromStatus : undefined
  return (
    <DrawerForm
      form={form}
      fields={Object.keys(initial)}
      trouble={trouble}
      saving={saving}
      button={present === null ? say.create : say.save}
      save={save}
      reload={reload}
    >
      <ClientPicker withAsterisk value={form.values.client_id} onChange={chooseClient} error={form.errors.client_id} />
      <TextInput label={say.description} maxLength={200} autoComplete="off" {...form.getInputProps('description')} />
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        {typed && <IdSelect {...select('type_id')} required placeholder={say.typePlaceholder} gone={present?.type?.name} />}
        <IdSelect {...select('vendor_id')} placeholder={say.noVendor} gone={present?.vendor?.name} />
        <IdSelect
          {...select('session_id')}
          placeholder={client === undefined ? say.clientFirst : say.noSession}
          disabled={client === undefined}
          gone={present?.session?.number}
        />
        {typed && (
          <IdSelect
            {...select('invoice_id')}
            placeholder={client === undefined ? say.clientFirst : say.noInvoice}
            disabled={client === undefined}
            gone={present?.invoice?.number}
          />
        )}
        <IdSelect {...select('department_id')} placeholder={staffless ?? say.noDepartment} gone={present?.department?.name} />
        <IdSelect {...select('member_id')} placeholder={staffless ?? say.nobody} gone={present?.member?.name} />
        <DateField label={say.orderedOn} {...form.getInputProps('ordered_on')} value={form.values.ordered_on} />
        <DateField label={say.expectedOn} near {...form.getInputProps('expected_on')} value={form.values.expected_on} />
        <DateField label={say.receivedOn} {...form.getInputProps('received_on')} value={form.values.received_on} />
        {typed && <TextInput label={say.tracking} maxLength={200} autoComplete="off" {...form.getInputProps('tracking')} />}
        <TextInput
          label={say.number}
          description={present === null ? say.numberHint : undefined}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          maxLength={200}
          autoComplete="off"
          {...form.getInputProps('number')}
        />
      </SimpleGrid>
      <Textarea label={say.notes} autosize minRows={2} maxRows={10} maxLength={20_000} {...form.getInputProps('notes')} />
    </DrawerForm>
  )
}

/** What can be chosen in the form; sessions and invoices are the client's. */
function useOrderChoices(kind: OrderKind, client: number | undefined) {
  const typed = kind === 'production_order'
  const types = useAnswer(listTypes, { query: { subject_kind: 'production_order' } }, { when: typed })
  const vendors = useAnswer(listVendors, { query: { limit: 500 } })
  const departments = useAnswer(listDepartments, { query: { limit: 500 } })
  const members = useAnswer(listMembers, { query: { limit: 500 } })
  const sessions = useAnswer(listSessions, { query: { client_id: client, limit: 100 } }, { when: client !== undefined })
  const invoices = useAnswer(listInvoices, { query: { bill_to_id: client, limit: 100 } }, { when: typed && client !== undefined })
  return {
    type_id: (types.data?.rows ?? []).filter(({ active }) => active),
    vendor_id: vendors.data?.rows ?? [],
    department_id: departments.data?.rows ?? [],
    member_id: members.data?.rows ?? [],
    session_id: (sessions.data?.rows ?? []).map(({ id, number, type }): IdChoice => ({ id, name: `${number} · ${type.name}` })),
    invoice_id: (invoices.data?.rows ?? []).map(({ id, number }): IdChoice => ({ id, name: number })),
  }
}
