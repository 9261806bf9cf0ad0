import { sql } from 'kysely'
import { isDate } from '#studio/calendar/civil-date.ts'
import { capitalized, dayWords, instantWords, momentWords } from '#studio/matching/explain/words.ts'
import { type ActorColumns, actorOf } from '#studio/staff/actor.ts'
import type { Work } from '#studio/staff/work.ts'
import type { Trigger } from '#studio/triggers/trigger.ts'
import { type Cause, cause } from './cause.ts'
import type { ItemRow } from './trace-item.ts'

type Entry = ActorColumns & { id: number; name: string; entered_at: Date; note: string }
type SetRow = ActorColumns & { at: Date; what: string; before: unknown; after: unknown }

/** What set an item off: the entry into its status, or its date, with who had set it; and the status in which the record was then. */
export async function loadMoment(work: Work, trigger: Pick<Trigger, 'moment'>, item: ItemRow): Promise<Cause[]> {
  const entry = trigger.moment === 'status-changed' && /^\d+$/.test(item.occurrence) ? await entryOf(work, sql`e.id = ${item.occurrence}::bigint`) : null
  if (entry !== null) {
    const details = entry.note === '' ? [] : [`Note: ${entry.note}`]
    return [cause('moment', entry.entered_at, { sentence: `${entry.actor_name} moved it to the status “${entry.name}”.`, details, actor: actorOf(entry) })]
  }
  const then = await entryOf(work, sql`e.subject_kind = ${item.subject_kind} AND e.subject_id = ${item.subject_id} AND e.entered_at <= ${item.entered_at}`)
  const status = then === null ? [] : [`It was in the status “${then.name}” then, since ${instantWords(then.entered_at, work.studio.zone)}.`]
  const day = /\d{4}-\d{2}-\d{2}/.exec(item.occurrence)?.[0]
  const what = capitalized(momentWords(trigger))
  const set = await setting(work, trigger, item)
  const by = set === null ? [] : [set.what === 'created' ? `${set.actor_name} entered it with the record.` : `${set.actor_name} had set it${was(set.before)}.`]
  return [
    cause('moment', set?.at ?? null, {
      sentence: day !== undefined && isDate(day) ? `${what}: ${dayWords(day)}.` : `${what}.`,
      details: [...by, ...status],
      actor: set === null ? null : actorOf(set),
    }),
  ]
}

async function entryOf(work: Work, which: ReturnType<typeof sql>): Promise<Entry | null> {
  const { rows } = await sql<Entry>`
    SELECT e.id, s.name, e.entered_at, e.note, e.actor_kind, e.actor_id, e.actor_name FROM status_entry e JOIN status s ON s.studio_id = e.studio_id AND s.id = e.status_id
    WHERE ${which} ORDER BY e.id DESC LIMIT 1`.execute(work.db)
  return rows[0] ?? null
}

/** The fields of a record's history in which a moment's date stands. */
const fields: { readonly [moment: string]: string } = {
  'session-date': 'primary_on',
  'appointment-date': 'on_day',
  booked: 'booked_on',
  'status-due': 'status_due_on',
  'payment-due': 'payment_due_on',
  'task-due': 'due_on',
  'task-start': 'start_on',
  'task-complete': 'completed_at',
  birthday: 'birthday',
  anniversary: 'anniversary',
}

/** Who set the date that held when the item was listed. */
async function setting(work: Work, { moment }: Pick<Trigger, 'moment'>, item: ItemRow): Promise<SetRow | null> {
  const field = fields[moment] ?? ''
  const { rows } = await sql<SetRow>`
    SELECT at, what, changes -> ${field}::text -> 0 AS before, changes -> ${field}::text -> 1 AS after, actor_kind, actor_id, actor_name FROM record_event
    WHERE subject_kind = ${item.subject_kind} AND subject_id = ${item.subject_id} AND at <= ${item.entered_at} AND (what = 'created' OR changes ? ${field}::text)
    ORDER BY id DESC LIMIT 1`.execute(work.db)
  return rows[0] ?? null
}

function was(before: unknown): string {
  return typeof before === 'string' && isDate(before) ? `; before it was ${dayWords(before)}` : ''
}
