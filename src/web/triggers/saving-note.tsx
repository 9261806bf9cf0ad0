import { useDebouncedValue } from '@mantine/hooks'
import { foreseeChange } from '#studio/matching/contract.ts'
import { foreseenText } from '#studio/matching/foreseen.ts'
import { arms, changedSettings } from '#studio/triggers/arming.ts'
import type { TriggerSettings } from '#studio/triggers/trigger.ts'
import { useAnswer } from '#web/app/api/use-answer.ts'
import { words } from '#web/words/words.ts'
import { beyondRange, requestOf, type Trigger, type TriggerForm } from './trigger-form.ts'

const say = words.triggers.counts

/** What saving would do besides saving, with the numbers as soon as they are there. */
export function SavingNote({ values, trigger }: { values: TriggerForm; trigger: Trigger }) {
  const [settled] = useDebouncedValue(values, 300)
  const after = { ...trigger, ...requestOf(values) }
  const countsAnew = trigger.active && arms(changedSettings(trigger as TriggerSettings, after as TriggerSettings))
  const ask = { params: { id: trigger.id }, body: requestOf(settled) }
  const foreseen = useAnswer(foreseeChange, ask, { when: countsAnew && beyondRange(settled).length === 0 })
  if (!countsAnew) return words.editing.unsaved
  return settled === values && foreseen.data !== undefined ? say.foreseen(foreseenText(foreseen.data)) : say.arms
}
