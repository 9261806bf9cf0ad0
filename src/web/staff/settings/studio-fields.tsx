import { Checkbox, Chip, Group, Input, Select, Textarea, TextInput } from '@mantine/core'
import type { useForm } from '@mantine/form'
import { getCountries } from 'libphonenumber-js/min'
import { dateOrders } from '#studio/calendar/date-order.ts'
import { leapDayRules } from '#studio/calendar/month-day.ts'
import { weekdays } from '#studio/calendar/weekday.ts'
import { languageName } from '#web/records/clients/languages.ts'
import { Section } from '#web/records/section.tsx'
import { hintBelow } from '#web/ui/hint-below.ts'
import { words } from '#web/words/words.ts'
import classes from './settings.module.css'
import { languageCodes, type StudioDraft } from './studio-draft.ts'

const say = words.settings.studio

export type StudioForm = ReturnType<typeof useForm<StudioDraft>>

const regions = new Intl.DisplayNames('en', { type: 'region' })
const countries = getCountries()
  .map((code) => ({ value: String(code), label: regions.of(code) ?? code }))
  .sort((a, b) => a.label.localeCompare(b.label))
const currencyNames = new Intl.DisplayNames('en', { type: 'currency' })
const currencies = Intl.supportedValuesOf('currency').map((code) => ({ value: code, label: `${code}: ${currencyNames.of(code) ?? code}` }))
const zones = Intl.supportedValuesOf('timeZone').map((name) => ({ value: name, label: name.replaceAll('_', ' ') }))

export function AboutFields({ form }: { form: StudioForm }) {
  return (
    <Section title={say.about}>
      <div className={classes.pair}>
        <TextInput {...hintBelow} label={say.name} maxLength={200} required {...form.getInputProps('name')} />
        <TextInput {...hintBelow} label={say.phone} type="tel" maxLength={50} {...form.getInputProps('phone')} />
        <Textarea
          {...hintBelow}
          label={say.address}
          description={say.addressHint}
          autosize
          minRows={2}
          maxLength={500}
          {...form.getInputProps('postal_address')}
        />
        <Select
          {...hintBelow}
          label={say.language}
          description={say.languageHint}
          data={languageCodes(form.values.language).map((value) => ({ value, label: languageName(value) }))}
          searchable
          allowDeselect={false}
          {...form.getInputProps('language')}
        />
        <Select
          {...hintBelow}
          label={say.country}
          description={say.countryHint}
          data={countries}
          searchable
          allowDeselect={false}
          {...form.getInputProps('default_country')}
        />
        <Select
          {...hintBelow}
          label={say.dateOrder}
          data={Object.entries(dateOrders).map(([value, { label, example }]) => ({ value, label: `${label}: ${example}` }))}
          allowDeselect={false}
          {...form.getInputProps('date_order')}
        />
      </div>
      <Checkbox mt="md" label={say.doNotMarket} description={say.doNotMarketHint} {...form.getInputProps('new_clients_do_not_market', { type: 'checkbox' })} />
    </Section>
  )
}

/** What invoices are written in, and whether they move among statuses. */
export function InvoiceFields({ form }: { form: StudioForm }) {
  return (
    <Section title={say.invoices}>
      <div className={classes.pair}>
        <Select
          {...hintBelow}
          label={say.currency}
          description={say.currencyHint}
          data={currencies}
          limit={60}
          searchable
          allowDeselect={false}
          {...form.getInputProps('currency')}
        />
      </div>
      <Checkbox
        mt="md"
        label={say.invoiceStatuses}
        description={say.invoiceStatusesHint}
        {...form.getInputProps('use_invoice_statuses', { type: 'checkbox' })}
      />
    </Section>
  )
}

export function TimeFields({ form }: { form: StudioForm }) {
  return (
    <Section title={say.time}>
      <div className={classes.pair}>
        <Select
          {...hintBelow}
          label={say.zone}
          description={say.zoneHint}
          data={zones}
          limit={60}
          searchable
          allowDeselect={false}
          {...form.getInputProps('zone')}
        />
        <Select
          {...hintBelow}
          label={say.leapDay}
          description={say.leapDayHint}
          data={Object.entries(leapDayRules).map(([value, { label }]) => ({ value, label }))}
          allowDeselect={false}
          {...form.getInputProps('leap_day')}
        />
      </div>
      <DayChips form={form} field="work_week" label={say.workWeek} hint={say.workWeekHint} />
    </Section>
  )
}

type DayChipsProps = { form: StudioForm; field: 'work_week' | 'sending_days'; label: string; hint: string }

/** Days of the week to switch on and off. */
export function DayChips({ form, field, label, hint }: DayChipsProps) {
  const days = Object.entries(weekdays)
  return (
    <Input.Wrapper label={label} description={hint} labelElement="div" error={form.errors[field]} mt="md">
      <Chip.Group multiple value={form.values[field].map(String)} onChange={(chosen) => form.setFieldValue(field, chosen.map(Number).sort())}>
        <Group component="fieldset" gap="xs" aria-label={label} className={classes.days ?? ''}>
          {days.map(([value, { short, label: whole }]) => (
            <Chip key={value} value={value} aria-label={whole} size="sm">
              {short}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
    </Input.Wrapper>
  )
}
