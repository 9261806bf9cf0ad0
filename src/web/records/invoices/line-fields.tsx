import { Stack, Text, TextInput } from '@mantine/core'
import { words } from '#web/words/words.ts'
import classes from '../clients/client-form.module.css'
import { Add, Remove } from '../clients/reach-fields.tsx'
import { Section } from '../section.tsx'
import { amountOf, noLine, sumsOf } from './invoice-draft.ts'
import { MoneyText, useMoneyStyle } from './money-text.tsx'
import type { InvoiceFormOf } from './use-invoice-form.ts'

const say = words.invoices

/** What is asked for, a row each, and what it comes to while one types. */
export function LineFields({ form }: InvoiceFormOf) {
  const style = useMoneyStyle()
  const { lines } = form.values
  const { total } = sumsOf(form.values, style)
  return (
    <Section title={say.lines}>
      <Stack gap="sm">
        {lines.map((line, at) => {
          const name = say.form.line(at)
          const amount = line.unit_price.trim() === '' ? null : amountOf(line, style)
          const field = (key: keyof typeof line) => ({
            maxLength: key === 'description' ? 200 : 60,
            autoComplete: 'off',
            ...form.getInputProps(`lines.${at}.${key}`),
          })
          return (
            // A line has nothing of its own but its place.
            <fieldset key={`line ${at}`} className={classes.member}>
              <legend>{name}</legend>
              <Remove label={name} onClick={() => form.removeListItem('lines', at)} />
              <TextInput label={say.form.description} {...field('description')} />
              <div className={classes.pair}>
                <TextInput label={say.form.quantity} {...field('quantity')} />
                <TextInput label={say.form.price} {...field('unit_price')} />
              </div>
              {amount !== null && line.quantity.trim() !== '1' && (
                <Text size="sm" ta="end">
                  = <MoneyText amount={amount} />
                </Text>
              )}
            </fieldset>
          )
        })}
        <Add label={say.form.addLine} onClick={() => form.insertListItem('lines', { ...noLine })} />
        <Sum name={say.total} amount={total} />
      </Stack>
    </Section>
  )
}

/** A sum of what is typed; null while something in it cannot be read. */
export function Sum({ name, amount }: { name: string; amount: number | null }) {
  return (
    <Text size="sm" fw={600} ta="end" aria-live="polite">
      {name}: {amount === null ? say.form.unclear : <MoneyText amount={amount} strong />}
    </Text>
  )
}
