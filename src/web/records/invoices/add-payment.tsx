import { Autocomplete, Button, Group, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import { addPayment, type Invoice } from '#studio/records/invoices/contract.ts'
import { editedMoney } from '#studio/records/invoices/money.ts'
import { formErrors, isAtFields } from '#web/app/api/form-problems.ts'
import { useMe } from '#web/app/me.ts'
import { DateField } from '#web/ui/date-field.tsx'
import { LeaveGuard } from '#web/ui/editing.tsx'
import { FormWindow } from '#web/ui/form-window.tsx'
import { words } from '#web/words/words.ts'
import { ChangeTrouble } from '../change-trouble.tsx'
import { useMoneyStyle } from './money-text.tsx'
import { useInvoiceCommand } from './use-invoice-command.ts'

const say = words.invoices.pay

type AddPaymentProps = { invoice: Invoice; opened: boolean; close: () => void }

/** A payment that came in, or was given back. */
export function AddPayment({ invoice, opened, close }: AddPaymentProps) {
  return (
    <FormWindow opened={opened} title={say.title(invoice.number)} close={close}>
      {opened && <Fields invoice={invoice} close={close} />}
    </FormWindow>
  )
}

/** What is left to pay stands in the field already. */
function Fields({ invoice, close }: Omit<AddPaymentProps, 'opened'>) {
  const style = useMoneyStyle()
  const { today } = useMe()
  const [version, setVersion] = useState(invoice.version)
  const rest = invoice.balance > 0 ? editedMoney(invoice.balance, style) : ''
  const form = useForm({ initialValues: { amount: rest, paid_on: today as string | null, method: '', note: '' } })
  const pay = useInvoiceCommand(addPayment, { says: () => say.saved, done: close, handles: () => true })
  const submit = form.onSubmit(({ paid_on, ...values }) =>
    pay.mutate(
      { params: { id: invoice.id }, body: { ...values, ...(paid_on === null ? {} : { paid_on }), version } },
      { onError: (trouble) => form.setErrors(formErrors(trouble)) },
    ),
  )
  const showNewest = () => {
    setVersion(invoice.version)
    pay.reset()
  }
  return (
    <form onSubmit={submit} noValidate>
      <LeaveGuard dirty={form.isDirty()} />
      <Stack>
        {pay.error !== null && !isAtFields(pay.error, Object.keys(form.values)) && <ChangeTrouble trouble={pay.error} reload={showNewest} />}
        <TextInput label={say.amount} description={say.amountHint} autoComplete="off" maxLength={60} data-autofocus {...form.getInputProps('amount')} />
        <DateField label={say.on} {...form.getInputProps('paid_on')} value={form.values.paid_on} />
        <Autocomplete label={say.method} data={[...say.methods]} maxLength={200} {...form.getInputProps('method')} />
        <TextInput label={say.note} maxLength={200} autoComplete="off" {...form.getInputProps('note')} />
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {words.actions.cancel}
          </Button>
          <Button type="submit" loading={pay.isPending}>
            {say.save}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
