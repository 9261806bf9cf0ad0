import { Stack, Text, TextInput } from '@mantine/core'
import { words } from '#web/words/words.ts'
import { noMember } from './client-draft.ts'
import classes from './client-form.module.css'
import { Add, Remove } from './reach-fields.tsx'
import type { ClientFormOf } from './use-client-form.ts'
import { YearDayField } from './year-day-field.tsx'

const say = words.clients.form

/** Family members, with the birthdays that triggers count from. */
export function FamilyFields({ form }: ClientFormOf) {
  const { family_members } = form.values
  return (
    <Stack gap="sm">
      {family_members.length === 0 && (
        <Text size="sm" c="dimmed">
          {say.noFamily}
        </Text>
      )}
      {family_members.map(({ name }, at) => {
        const who = say.member(at, name)
        const field = (key: string) => form.getInputProps(`family_members.${at}.${key}`)
        return (
          <fieldset key={`member ${at}`} className={classes.member}>
            <legend>{who}</legend>
            <Remove label={who} onClick={() => form.removeListItem('family_members', at)} />
            <div className={classes.pair}>
              <TextInput label={say.memberName} maxLength={200} {...field('name')} />
              <TextInput label={say.relation} placeholder={say.relationPlaceholder} maxLength={200} {...field('relation')} />
            </div>
            <YearDayField label={words.records.fields.birthday} {...field('birthday')} />
            <div className={classes.roomy}>
              <TextInput label={say.memberEmail} type="email" autoComplete="off" maxLength={200} {...field('email')} />
              <TextInput label={say.memberPhone} type="tel" autoComplete="off" maxLength={200} {...field('phone')} />
            </div>
          </fieldset>
        )
      })}
      <Add label={say.addFamily} onClick={() => form.insertListItem('family_members', structuredClone(noMember))} />
    </Stack>
  )
}
