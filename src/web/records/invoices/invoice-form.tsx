import { Select, Stack, Textarea, TextInput } from '@mantine/core'
import { listStatuses, listTypes } from '#studio/records/statuses/contract.ts'
import { formErrors, isAtFields } from '#web/app/api/form-problems.ts'
import type { Trouble } from '#web/app/api/trouble.ts'
import { useAnswer } from '#web/app/api/use-answer.ts'
import { useMe } from '#web/app/me.ts'
import { DateField } from '#web/ui/date-field.tsx'
import { LeaveGuard } from '#web/ui/editing.tsx'
import { words } from '#web/words/words.ts'
import classes from '../clients/client-form.module.css'
import { focusFirstProblem } from '../focus-problem.ts'
import { FormBar } from '../form-bar.tsx'
import { Columns, Section } from '../section.tsx'
import { ClientPicker } from '../sessions/client-picker.tsx'
import { tellingAll } from '../telling-all.ts'
import { DueFields } from './due-fields.tsx'
import { type InvoiceDraft, tidied } from './invoice-draft.ts'
import { LineFields } from './line-fields.tsx'
import { PaymentFields } from './payment-fields.tsx'
import { SessionPicker } from './session-picker.tsx'
import { type InvoiceFormOf, useInvoiceForm } from './use-invoice-form.ts'

const say = words.invoices.form
const usual = words.clients.form.statusDefault

type Choice = { id: number; name: string }
type InvoiceFormProps = {
  initial: InvoiceDraft
  /** Types the invoice has already, to be offered even where they are no longer. */
  present?: readonly Choice[]
  /** A new invoice may choose its status; later the status is changed with its due date. */
  isNew?: boolean
  pending: boolean
  trouble: Trouble | null
  save: (draft: InvoiceDraft, refused: (trouble: Trouble) => void) => void
  cancel: () => void
  reload?: () => void
}

/** Everything about an invoice in one form. */
export function InvoiceForm({ initial, present = [], isNew = false, ...rest }: InvoiceFormProps) {
  const { pending, trouble, save, cancel, reload = () => undefined } = rest
  const form = useInvoiceForm(initial)
  const whole = form.onSubmit(
    (draft) =>
      save(draft, (refusal) => {
        form.setErrors(formErrors(refusal))
        focusFirstProblem()
      }),
    focusFirstProblem,
  )
  // Rows that nobody filled in are dropped first, so that what is refused stands at the row it means.
  const submit: typeof whole = (event) => {
    form.setValues(tidied(form.getValues()))
    whole(event)
  }
  const atFields = trouble !== null && isAtFields(trouble, Object.keys(initial))
  return (
    <form {...tellingAll(form, submit)}>
      <LeaveGuard dirty={form.isDirty()} />
      <Stack>
        <Columns
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
        <FormBar button={isNew ? say.create : say.save} pending={pending} trouble={atFields ? null : trouble} reload={reload} cancel={cancel} />
      </Stack>
    </form>
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
        <ClientPicker label={say.billTo} {...form.getInputProps('bill_to_id')} value={form.values.bill_to_id} />
        <SessionPicker
          value={form.values.session_id}
          error={form.errors.session_id}
          onChange={(session, client) => form.setValues({ session_id: session, ...(form.values.bill_to_id === null ? { bill_to_id: client } : {}) })}
        />
        <Select
          label={say.type}
          placeholder={say.typePlaceholder}
          data={choices([...offered, ...present.filter(({ id }) => !offered.some((one) => one.id === id))])}
          allowDeselect={false}
          {...form.getInputProps('type_id')}
        />
        {hasStatus && (
          <Select
            label={say.status}
            placeholder={first === undefined ? '' : usual(first.name)}
            data={choices(statuses.data?.rows.filter(({ active }) => active) ?? [])}
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
          <DateField label={say.invoicedOn} {...form.getInputProps('invoiced_on')} value={form.values.invoiced_on} />
          <TextInput label={say.number} description={isNew ? say.numberHint : undefined} maxLength={200} autoComplete="off" {...form.getInputProps('number')} />
        </div>
        <Textarea label={say.notes} autosize minRows={3} maxRows={14} maxLength={20_000} {...form.getInputProps('notes')} />
      </Stack>
    </Section>
  )
}

function choices(rows: readonly Choice[]): { value: string; label: string }[] {
  return rows.map(({ id, name }) => ({ value: String(id), label: name }))
}
