import { type CivilDate, dateLabel, daysBetween } from '#studio/calendar/civil-date.ts'
import { offsetLabel } from '#studio/calendar/offset.ts'
import { nextOpening, type SendingHours } from '#studio/calendar/sending-hours.ts'
import type { Zone } from '#studio/calendar/zone.ts'
import { namedSigns } from '#studio/messages/papers/unprintable.ts'
import { isMergeField, mergeFields } from '#studio/messages/rendering/merge-fields.ts'
import type { Flag } from '#studio/triggers/flags.ts'
import { triggerSubjects } from '#studio/triggers/subjects.ts'
import type { Trigger } from '#studio/triggers/trigger.ts'

/** A record that a trigger fits now, fitted lately, or will fit in the days to come. `moment_at`: the instant counted from, where hours and minutes count. */
export type Sampled = {
  trigger_id: number
  subject_id: number
  client_id: number | null
  anchor_on: CivilDate | null
  due_on: CivilDate | null
  due_at: Date | null
  moment_at: Date | null
  /** Since which day it qualifies. */
  qualified_on: CivilDate
}

/** Fewer records tell nothing. */
const leastRecords = 5

/** What was looked at prints nothing for a field, by the template that prints it. */
export type Gap = { field: string; template: string; at: string; missing: number; of: number }

/** One record in twenty at least: of fewer the item itself tells, under Attention. */
export function gapFlags({ subject_kind }: Trigger, gaps: readonly Gap[]): Flag[] {
  return gaps
    .filter(({ missing, of }) => missing * 20 >= of)
    .map(({ field, template, at, missing, of }) => {
      const label = isMergeField(field) ? mergeFields[field].label : field
      const { plural, label: one } = triggerSubjects[subject_kind]
      const some = of === 1 ? `The only ${one.toLowerCase()} looked at has` : `${missing} of ${of} ${plural} looked at have`
      const message = `${some} no “${label}”, which the template “${template}” prints: they would wait under Attention. Give the field a default in the template, or put it in a condition.`
      return { code: 'data-missing', message, field: at, blocks: false }
    })
}

/** A letter of a trigger, and the signs of each record's that not every font has. */
export type UncommonLetter = { subject_kind: Trigger['subject_kind']; template: string; at: string; signs: readonly (readonly string[])[] }

/** Letters that would print boxes. */
export function unprintableFlags({ subject_kind, template, at, signs }: UncommonLetter, unprintable: readonly string[]): Flag[] {
  const lost = new Set(unprintable)
  const letters = signs.filter((some) => some.some((sign) => lost.has(sign))).length
  if (letters === 0) return []
  const { plural, label } = triggerSubjects[subject_kind]
  const whose = signs.length === 1 ? `the only ${label.toLowerCase()} looked at` : `${letters} of ${signs.length} ${plural} looked at`
  const message = `The letter “${template}” for ${whose} would print boxes for what no font here has: ${namedSigns(unprintable)}. Write it in other letters, or install a font that has them where Hotshoe runs.`
  return [{ code: 'unprintable', message, field: at, blocks: false }]
}

/** Days before a date that is usually set later than that. Records that were entered after their date are history, and tell nothing. */
export function lateFlags(trigger: Trigger, sample: readonly Sampled[]): Flag[] {
  if (trigger.offset_count >= 0) return []
  const known = sample.filter(({ anchor_on, qualified_on }) => anchor_on !== null && daysBetween(qualified_on, anchor_on) >= 0)
  const late = known.filter(({ due_on, qualified_on }) => due_on !== null && daysBetween(qualified_on, due_on) < 0)
  if (known.length < leastRecords || late.length * 2 <= known.length) return []
  const offset = offsetLabel({ amount: trigger.offset_count, unit: trigger.offset_unit })
  const ahead =
    known.map(({ anchor_on, qualified_on }) => daysBetween(qualified_on, anchor_on ?? qualified_on)).toSorted((a, b) => a - b)[known.length >> 1] ?? 0
  const message = `${late.length} of ${known.length} ${triggerSubjects[trigger.subject_kind].plural} looked at came to fit later than ${offset}: they would be listed as late. Half of them are there ${ahead === 1 ? '1 day' : `${ahead} days`} ahead or less. Choose fewer days, or another date to count from.`
  return [{ code: 'offset-rarely-reached', message, field: 'offset_count', blocks: false }]
}

/** Hours or minutes before something, processed only after it: the hours open too late. */
export function closedHoursFlags(trigger: Trigger, sample: readonly Sampled[], { hours, zone }: { hours: SendingHours; zone: Zone }): Flag[] {
  if (!trigger.automatic || trigger.offset_count >= 0) return []
  const timed = sample.filter(({ due_at, moment_at }) => due_at !== null && moment_at !== null)
  const over = timed.filter(({ due_at, moment_at }) => due_at !== null && moment_at !== null && nextOpening(due_at, hours, zone) >= moment_at)
  if (over.length === 0) return []
  const { plural } = triggerSubjects[trigger.subject_kind]
  const message = `${over.length} of ${timed.length} ${plural} looked at would have begun before its hours open: nothing would go out in time. Open the hours longer, or choose an earlier time.`
  return [{ code: 'hours-too-late', message, field: 'hours', blocks: false }]
}

/** Clients who would hear from another trigger on the same day too, in the days to come. */
export function meetingFlags(mine: readonly Sampled[], others: readonly Sampled[], names: ReadonlyMap<number, string>): Flag[] {
  const days = new Set(mine.map(dayKey))
  const meeting = others.filter((fact) => fact.client_id !== null && days.has(dayKey(fact)))
  return [...Map.groupBy(meeting, ({ trigger_id }) => trigger_id)].map(([id, facts]) => {
    const clients = new Set(facts.map(({ client_id }) => client_id)).size
    const [first] = facts.flatMap(({ due_on }) => due_on ?? []).toSorted()
    const who = clients === 1 ? 'One client hears' : `${clients} clients hear`
    const message = `${who} from “${names.get(id) ?? ''}” too on the same day in the next two weeks${first === undefined ? '' : `, first on ${dateLabel(first)}`}. Move one of them by a day, or leave some out.`
    return { code: 'same-client-day', message, field: 'moment', blocks: false }
  })
}

function dayKey({ client_id, due_on }: Sampled): string {
  return `${client_id} ${due_on}`
}
