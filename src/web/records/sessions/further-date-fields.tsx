import { Stack, TextInput } from '@mantine/core'
import { DateField } from '#web/ui/date-field.tsx'
import { TimeField } from '#web/ui/time-field.tsx'
import { words } from '#web/words/words.ts'
import classes from '../clients/client-form.module.css'
import { Add, Remove } from '../clients/reach-fields.tsx'
import { noFurtherDate } from './session-draft.ts'
import type { SessionFormOf } from './use-session-form.ts'

const say = words.sessions.form

/** Dates beside the primary one: a second day, a fitting, the rain date. */
export function FurtherDateFields({ form }: SessionFormOf) {
  const { further_dates } = form.values
  return (
    <Stack gap="sm">
      {further_dates.map(({ label, on_day, at_time }, at) => {
        const which = say.furtherDate(at, label.trim())
        const field = (key: string) => form.getInputProps(`further_dates.${at}.${key}`)
        return (
          // A line has nothing of its own but its place.
          <fieldset key={`date ${at}`} className={classes.member}>
            <legend>{which}</legend>
            <Remove label={which} onClick={() => form.removeListItem('further_dates', at)} />
            <TextInput label={say.furtherLabel} placeholder={say.furtherPlaceholder} maxLength={200} autoComplete="off" {...field('label')} />
            <div className={classes.roomy}>
              <DateField label={say.furtherDay} near {...field('on_day')} value={on_day} />
              <TimeField label={say.time} {...field('at_time')} value={at_time} />
            </div>
          </fieldset>
        )
      })}
      <Add label={say.addFurther} onClick={() => form.insertListItem('further_dates', { ...noFurtherDate })} />
    </Stack>
  )
}
