import { sql } from 'kysely'
import type { CivilDate } from '#studio/calendar/civil-date.ts'
import type { Work } from '#studio/staff/work.ts'
import type { TriggerSubject } from '#studio/triggers/subjects.ts'

/** When a record is, and whether it is at all. */
export type When = { on: CivilDate | null; time: string | null; zone: string | null; canceled: boolean }
/** `at`: as it was at an instant. */
export type Appointed = { now: When; at: (instant: Date) => When }

const columns = {
  session: { on: 'primary_on', time: 'primary_time', zone: 'primary_zone', canceled: 'canceled' },
  appointment: { on: 'on_day', time: 'at_time', zone: 'zone', canceled: 'canceled' },
} as const
const kinds = ['session', 'appointment'] as const

type Wanted = readonly { kind: TriggerSubject; subject_id: number }[]
type Event = { subject_id: number; at: Date; changes: Record<string, [unknown, unknown]> }

/** Sessions and appointments by kind and number: when they are now, and were at any instant, by what their history says. */
export async function loadAppointed(work: Work, wanted: Wanted): Promise<Map<string, Appointed>> {
  const found = new Map<string, Appointed>()
  for (const kind of kinds) {
    const ids = [...new Set(wanted.flatMap((one) => (one.kind === kind ? one.subject_id : [])))]
    if (ids.length === 0) continue
    const { on, time, zone, canceled } = columns[kind]
    const { rows } = await sql<When & { id: number }>`
      SELECT id, ${sql.ref(on)} AS on, ${sql.ref(time)} AS time, ${sql.ref(zone)} AS zone, ${sql.ref(canceled)} AS canceled
      FROM ${sql.table(kind)} WHERE id = ANY(${ids}::bigint[])`.execute(work.db)
    const events = await sql<Event>`
      SELECT subject_id, at, changes FROM record_event
      WHERE subject_kind = ${kind} AND subject_id = ANY(${ids}::bigint[]) AND changes ?| ${Object.values(columns[kind])}::text[] ORDER BY id`.execute(work.db)
    const history = Map.groupBy(events.rows, ({ subject_id }) => subject_id)
    for (const { id, ...now } of rows) found.set(`${kind} ${id}`, { now, at: (instant) => whenAt(instant, { kind, now, events: history.get(id) ?? [] }) })
  }
  return found
}

type Known = { kind: (typeof kinds)[number]; now: When; events: readonly Event[] }

/** What the first change after it changed from, and as it is where nothing did. */
function whenAt(instant: Date, { kind, now, events }: Known): When {
  const later = events.filter(({ at }) => at > instant)
  const was = <K extends keyof When>(key: K): When[K] => {
    const change = later.find(({ changes }) => columns[kind][key] in changes)?.changes[columns[kind][key]]
    return change === undefined ? now[key] : (change[0] as When[K])
  }
  return { on: was('on'), time: was('time'), zone: was('zone'), canceled: was('canceled') }
}
