import { Select, Stack, Switch, Textarea, TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import { useMe } from '#web/app/me.ts'
import { words } from '#web/words/words.ts'
import { clearButton } from '../clear-button.ts'
import { type FormFrame, RecordForm } from '../record-form.tsx'
import { Section } from '../section.tsx'
import { ZoneField } from '../zone-field.tsx'
import { type ClientDraft, refusedFields, tidied } from './client-draft.ts'
import classes from './client-form.module.css'
import { FamilyFields } from './family-fields.tsx'
import { languageChoices, languageName } from './languages.ts'
import { EmailFields, PhoneFields } from './reach-fields.tsx'
import { useClientForm } from './use-client-form.ts'
import { YearDayField } from './year-day-field.tsx'

const say = words.clients
const fields = words.records.fields

type ClientFormProps = {
  frame: FormFrame<ClientDraft>
  /** Further fields beside the name. */
  children?: ReactNode
}

/** Everything about a client in one form. */
export function ClientForm({ frame, children }: ClientFormProps) {
  const { studio } = useMe()
  const form = useClientForm(frame.initial)
  const sending = (draft: ClientDraft) => {
    const tidy = tidied(draft)
    // Shown as it is sent, so that the server's sentences about the second email stand at the second email.
    form.setValues({ emails: tidy.emails.length === 0 ? [''] : tidy.emails, family_members: tidy.family_members })
    if (tidy.phones.length > 0) form.setFieldValue('phones', tidy.phones)
    return { draft: tidy, errors: refusedFields }
  }
  return (
    <RecordForm
      frame={frame}
      form={form}
      button={say.form}
      sending={sending}
      left={
        <>
          <Section title={say.form.name}>
            <Stack gap="sm">
              <div className={classes.pair}>
                <TextInput label={fields.first_name} maxLength={200} autoComplete="off" data-autofocus {...form.getInputProps('first_name')} />
                <TextInput label={fields.last_name} maxLength={200} autoComplete="off" {...form.getInputProps('last_name')} />
              </div>
              <TextInput label={fields.company} maxLength={200} autoComplete="off" {...form.getInputProps('company')} />
              {children}
            </Stack>
          </Section>
          <Section title={say.contact}>
            <Stack gap="md">
              <EmailFields form={form} />
              <PhoneFields form={form} />
            </Stack>
          </Section>
          <Section title={say.address}>
            <Stack gap="sm">
              <TextInput label={fields.street} maxLength={200} autoComplete="off" {...form.getInputProps('street')} />
              <div className={classes.pair}>
                <TextInput label={fields.city} maxLength={200} autoComplete="off" {...form.getInputProps('city')} />
                <TextInput label={fields.region} maxLength={200} autoComplete="off" {...form.getInputProps('region')} />
                <TextInput label={fields.postcode} maxLength={200} autoComplete="off" {...form.getInputProps('postcode')} />
                <TextInput label={fields.country} maxLength={200} autoComplete="off" {...form.getInputProps('country')} />
              </div>
            </Stack>
          </Section>
        </>
      }
      right={
        <>
          <Section title={say.dates}>
            <Stack gap="sm">
              <YearDayField label={fields.birthday} {...form.getInputProps('birthday')} />
              <YearDayField label={fields.anniversary} {...form.getInputProps('anniversary')} />
            </Stack>
          </Section>
          <Section title={say.family}>
            <FamilyFields form={form} />
          </Section>
          <Section title={say.wishes}>
            <Stack gap="sm">
              <Switch label={say.doNotMarket} description={say.doNotMarketHint} {...form.getInputProps('do_not_market', { type: 'checkbox' })} />
              <Switch label={say.doNotCall} description={say.doNotCallHint} {...form.getInputProps('do_not_call', { type: 'checkbox' })} />
              <div className={classes.roomy}>
                <Select
                  label={fields.language}
                  placeholder={words.records.studioLanguage(languageName(studio.language))}
                  data={languageChoices(form.values.language)}
                  searchable
                  clearable
                  clearButtonProps={clearButton(fields.language)}
                  {...form.getInputProps('language')}
                />
                <ZoneField label={fields.zone} {...form.getInputProps('zone')} />
              </div>
            </Stack>
          </Section>
          <Section title={say.other}>
            <Stack gap="sm">
              <Textarea label={fields.notes} autosize minRows={3} maxRows={14} maxLength={20_000} {...form.getInputProps('notes')} />
              <div className={classes.pair}>
                <TextInput label={fields.lead_source} maxLength={200} autoComplete="off" {...form.getInputProps('lead_source')} />
                <TextInput label={fields.external_id} maxLength={200} autoComplete="off" {...form.getInputProps('external_id')} />
              </div>
            </Stack>
          </Section>
        </>
      }
    />
  )
}
