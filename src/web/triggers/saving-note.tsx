import { Anchor } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { foreseeChange } from '#studio/matching/contract.ts'
import { foreseenText } from '#studio/matching/foreseen.ts'
import { arms, changedSettings } from '#studio/triggers/arming.ts'
import type { TriggerSettings } from '#studio/triggers/trigger.ts'
import { useAnswer } from '#web/app/api/use-answer.ts'
import { words } from '#web/words/words.ts'
import { beyondRange, requestOf, type Trigger, type TriggerForm } from './trigger-form.ts'

const say = words.triggers.counts

/** What saving would do besides saving, with the numbers as soon as they are there, and the way to the names. */
export function SavingNote({ values, trigger, seeWho }: { values: TriggerForm; trigger: Trigger; seeWho?: () => void }) {
  const [settled] = useDebouncedValue(values, 300)
  const after = { ...trigger, ...requestOf(values) }
  const countsAnew = trigger.active && arms(changedSettings(trigger as TriggerSettings, after as TriggerSettings))
  const ask = { params: { id: trigger.id }, body: requestOf(settled) }
  const foreseen = useAnswer(foreseeChange, ask, { when: countsAnew && beyondRange(settled).length === 0 })
  const counts = settled === values && foreseen.data !== undefined ? say.foreseen(foreseenText(foreseen.data)) : say.arms
  return (
    <>
      {countsAnew ? counts : words.editing.unsaved}
      {trigger.active && seeWho !== undefined && (countsAnew ? ' ' : ' · ')}
      {trigger.active && seeWho !== undefined && (
        <Anchor component="button" type="button" size="sm" onClick={seeWho}>
          {words.safeChange.seeWho}
        </Anchor>
      )}
    </>
  )
}
