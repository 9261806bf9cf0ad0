import { Autocomplete, Stack, TextInput } from '@mantine/core'
import { useMe } from '#web/app/me.ts'
import { DateField } from '#web/ui/date-field.tsx'
import { words } from '#web/words/words.ts'
import classes from '../clients/client-form.module.css'
import { Add, Remove } from '../clients/reach-fields.tsx'
import { Section } from '../section.tsx'
import { sumsOf } from './invoice-draft.ts'
import { Sum } from './line-fields.tsx'
import { useMoneyStyle } from './money-text.tsx'
import type { InvoiceFormOf } from './use-invoice-form.ts'

const say = words.invoices

/** What was paid, and given back. */
export function PaymentFields({ form }: InvoiceFormOf) {
  const style = useMoneyStyle()
  const { today } = useMe()
  const { payments } = form.values
  const { total, paid } = sumsOf(form.values, style)
  return (
    <Section title={say.payments}>
      <Stack gap="sm">
        {payments.map((payment, at) => {
          const name = say.form.payment(at)
          const place = (key: keyof typeof payment) => form.getInputProps(`payments.${at}.${key}`)
          return (
            <fieldset key={`payment ${at}`} className={classes.member}>
              <legend>{name}</legend>
              <Remove label={name} onClick={() => form.removeListItem('payments', at)} />
              <div className={classes.roomy}>
                <DateField label={say.form.day} {...place('paid_on')} value={payment.paid_on} />
                <TextInput label={say.form.amount} maxLength={60} autoComplete="off" {...place('amount')} />
                <Autocomplete label={say.pay.method} data={[...say.pay.methods]} maxLength={200} {...place('method')} />
                <TextInput label={say.pay.note} maxLength={200} autoComplete="off" {...place('note')} />
              </div>
            </fieldset>
          )
        })}
        <Add label={say.form.addPayment} onClick={() => form.insertListItem('payments', { paid_on: today, amount: '', method: '', note: '' })} />
        {payments.length > 0 && <Sum name={say.balance} amount={total === null || paid === null ? null : total - paid} />}
      </Stack>
    </Section>
  )
}
