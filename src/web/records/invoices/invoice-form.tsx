import { Select, Stack, Textarea, TextInput } from '@mantine/core'
import { listStatuses, listTypes } from '#studio/records/statuses/contract.ts'
import { formErrors } from '#web/app/api/form-problems.ts'
import { useAnswer } from '#web/app/api/use-answer.ts'
import { useMe } from '#web/app/me.ts'
import { DateField } from '#web/ui/date-field.tsx'
import { words } from '#web/words/words.ts'
import { choices } from '../choices.ts'
import classes from '../clients/client-form.module.css'
import { type FormFrame, RecordForm } from '../record-form.tsx'
import { Section } from '../section.tsx'
import { ClientPicker } from '../sessions/client-picker.tsx'
import { DueFields } from './due-fields.tsx'
import { atTheirRows, type InvoiceDraft, tidied } from './invoice-draft.ts'
import { LineFields } from './line-fields.tsx'
import { PaymentFields } from './payment-fields.tsx'
import { SessionPicker } from './session-picker.tsx'
import { type InvoiceFormOf, useInvoiceForm } from './use-invoice-form.ts'

const say = words.invoices.form
const usual = words.clients.form.statusDefault

type Choice = { id: number; name: string }
type InvoiceFormProps = {
  /** A new invoice may choose its status; later the status is changed with its due date. */
  frame: FormFrame<InvoiceDraft>
  /** Types the invoice has already, to be offered even where they are no longer. */
  present?: readonly Choice[]
}

/** Everything about an invoice in one form. */
export function InvoiceForm({ frame, present = [] }: InvoiceFormProps) {
  const { initial, isNew = false } = frame
  const form = useInvoiceForm(initial)
  return (
    <RecordForm
      frame={frame}
      form={form}
      button={say}
      sending={(draft) => ({ draft: tidied(draft), errors: (trouble) => atTheirRows(formErrors(trouble), draft) })}
      left={
        <>
          <WhoFields form={form} present={present} isNew={isNew} />
          <LineFields form={form} />
        </>
      }
      right={
        <>
          <DueFields form={form} />
          <PaymentFields form={form} />
          <DetailFields form={form} isNew={isNew} />
        </>
      }
    />
  )
}

/** For whom, and of what type. */
function WhoFields({ form, present, isNew }: InvoiceFormOf & { present: readonly Choice[]; isNew: boolean }) {
  const { use_invoice_statuses } = useMe().studio
  const types = useAnswer(listTypes, { query: { subject_kind: 'invoice' } })
  const hasStatus = isNew && use_invoice_statuses
  const statuses = useAnswer(listStatuses, { query: { subject_kind: 'invoice' } }, { when: hasStatus })
  const first = statuses.data?.rows.find((status) => status.initial)
  const offered = types.data?.rows.filter(({ active }) => active) ?? []
  return (
    <Section title={say.who}>
      <Stack gap="sm">
        <ClientPicker label={say.billTo} withAsterisk {...form.getInputProps('bill_to_id')} value={form.values.bill_to_id} />
        <SessionPicker
          value={form.values.session_id}
          error={form.errors.session_id}
          onChange={(session, client) => form.setValues({ session_id: session, ...(form.values.bill_to_id === null ? { bill_to_id: client } : {}) })}
        />
        <Select
          label={say.type}
          withAsterisk
          placeholder={say.typePlaceholder}
          data={choices(offered, present)}
          allowDeselect={false}
          {...form.getInputProps('type_id')}
        />
        {hasStatus && (
          <Select
            label={say.status}
            placeholder={first === undefined ? '' : usual(first.name)}
            data={choices(statuses.data?.rows.filter(({ active }) => active) ?? [], [])}
            {...form.getInputProps('status_id')}
          />
        )}
      </Stack>
    </Section>
  )
}

/** Of which day, its number, and what is noted. */
function DetailFields({ form, isNew }: InvoiceFormOf & { isNew: boolean }) {
  return (
    <Section title={words.records.details}>
      <Stack gap="sm">
        <div className={classes.roomy}>
          <DateField label={say.invoicedOn} withAsterisk {...form.getInputProps('invoiced_on')} value={form.values.invoiced_on} />
          <TextInput label={say.number} description={isNew ? say.numberHint : undefined} maxLength={200} autoComplete="off" {...form.getInputProps('number')} />
        </div>
        <Textarea label={say.notes} autosize minRows={3} maxRows={14} maxLength={20_000} {...form.getInputProps('notes')} />
      </Stack>
    </Section>
  )
}
