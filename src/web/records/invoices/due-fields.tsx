import { Stack, Text, TextInput } from '@mantine/core'
import { editedMoney } from '#studio/records/invoices/money.ts'
import { DateField } from '#web/ui/date-field.tsx'
import { words } from '#web/words/words.ts'
import classes from '../clients/client-form.module.css'
import { Add, Remove } from '../clients/reach-fields.tsx'
import { Section } from '../section.tsx'
import { sumsOf } from './invoice-draft.ts'
import { useMoneyStyle } from './money-text.tsx'
import type { InvoiceFormOf } from './use-invoice-form.ts'

const say = words.invoices

/** When how much is to be paid. A new row begins with what has no date yet. */
export function DueFields({ form }: InvoiceFormOf) {
  const style = useMoneyStyle()
  const { dues } = form.values
  const { total, scheduled } = sumsOf(form.values, style)
  const rest = total === null || scheduled === null ? 0 : total - scheduled
  return (
    <Section title={say.dues}>
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          {say.form.duesHint}
        </Text>
        {dues.map((due, at) => {
          const name = say.form.due(at)
          return (
            <div key={`due ${at}`} className={classes.line}>
              <DateField label={say.form.day} {...form.getInputProps(`dues.${at}.due_on`)} value={due.due_on} style={{ flex: '1 1 9rem', minWidth: 0 }} />
              <TextInput
                label={say.form.amount}
                aria-label={`${name}: ${say.form.amount}`}
                maxLength={60}
                autoComplete="off"
                style={{ flex: '1 1 6rem', minWidth: 0 }}
                {...form.getInputProps(`dues.${at}.amount`)}
              />
              <Remove label={name} onClick={() => form.removeListItem('dues', at)} />
            </div>
          )
        })}
        <Add label={say.form.addDue} onClick={() => form.insertListItem('dues', { due_on: null, amount: rest > 0 ? editedMoney(rest, style) : '' })} />
      </Stack>
    </Section>
  )
}
