import { addDays, type CivilDate, daysBetween } from '#studio/calendar/civil-date.ts'
import { offsetLabel } from '#studio/calendar/offset.ts'
import { addWorkDays, type WorkWeek } from '#studio/calendar/work-week.ts'
import type { Flag } from './flags.ts'
import type { Surroundings } from './lint.ts'
import { triggerSubjects } from './subjects.ts'
import type { Trigger } from './trigger.ts'

/** Offsets that nothing can reach in time, by the status's own duration; and those that wait for nothing. */
export function offsetFlags(trigger: Trigger, { references, today }: Surroundings): Flag[] {
  const waits = (trigger.moment === 'not-opened' || trigger.moment === 'not-submitted') && trigger.offset_count === 0
  if (waits) {
    const message = 'It waits for nothing: on that very day nobody has had the time yet. Say after how many days.'
    return [{ code: 'offset-zero', message, field: 'offset_count', blocks: false }]
  }
  const status = references.status.get(trigger.status_id ?? 0)
  if (trigger.moment === 'task-complete' && status?.left_when_done === true) {
    const message = `A task that is done leaves the status “${status.name}”, so this never comes. Choose a final status, or go by the type of the task.`
    return [{ code: 'status-not-final', message, field: 'status_id', blocks: false }]
  }
  if (trigger.moment !== 'status-due' || status === undefined) return []
  const { plural } = triggerSubjects[trigger.subject_kind]
  if (status.duration_days === null) {
    const message = `The status “${status.name}” has no duration, so its ${plural} have a due date only where somebody sets one. Give it a duration under Settings, Statuses.`
    return [{ code: 'status-without-duration', message, field: 'status_id', blocks: false }]
  }
  if (!isBeforeEntry(trigger, { lasts: status.duration_days, week: references.studio.workWeek as WorkWeek, from: today })) return []
  const offset = offsetLabel({ amount: trigger.offset_count, unit: trigger.offset_unit })
  const lasts = status.duration_days === 1 ? '1 work day' : `${status.duration_days} work days`
  const message = `The status “${status.name}” lasts ${lasts}, so ${offset} its due date nothing is in it yet: all ${plural} would come to fit too late. Choose fewer days, or a longer duration.`
  return [{ code: 'offset-before-entry', message, field: 'offset_count', blocks: false }]
}

type Lasting = { lasts: number; week: WorkWeek; from: CivilDate }

/** Whether the trigger date lies before the day of the change, on whichever day of the week that is. */
function isBeforeEntry({ offset_count, offset_unit }: Trigger, { lasts, week, from }: Lasting): boolean {
  if (offset_count >= 0 || week.length === 0) return false
  if (offset_unit === 'work-days') return -offset_count > lasts
  const ahead = offset_unit === 'weeks' ? -offset_count * 7 : -offset_count
  return [0, 1, 2, 3, 4, 5, 6].every((day) => {
    const entered = addDays(from, day)
    return daysBetween(entered, addWorkDays(entered, lasts, week)) < ahead
  })
}
