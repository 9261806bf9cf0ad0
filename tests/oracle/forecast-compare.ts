import { sql } from 'kysely'
import type { ForecastEntry } from '#studio/processing/forecast/entry.ts'
import type { OpenStudio } from '#studio/staff/work.ts'
import type { Day, Instant } from './dates.ts'

/** What is foretold of a pair of trigger and record, in words that can be compared. */
export type Foretold = {
  key: string
  due: Instant
  goes: Instant | null
  isMissed: boolean
  /** It waits for a person though its trigger is automatic, is held, or needs attention: nobody can say when it is decided. */
  isOpen: boolean
  says: string
  outputs: string[]
}

export function foretold({ trigger_id, record, occurrence, due_on, due_at, late, goes_at, automatic, state, warnings, outputs }: ForecastEntry): Foretold {
  const isMissed = warnings.some(({ code }) => code === 'missed')
  const hasProblem = warnings.some(({ code }) => code === 'problem' || code === 'nobody')
  return {
    key: `${trigger_id} ${record.kind} ${record.id} ${occurrence}`,
    due: due_at.getTime(),
    goes: goes_at === null ? null : goes_at.getTime(),
    isMissed,
    isOpen: !isMissed && (state !== 'active' || hasProblem || (automatic && goes_at === null)),
    says: saysOf({ due_on, due_at, late }),
    outputs: outputs.filter(({ problem }) => problem === null).map(({ output_id, recipient, channel }) => `${output_id} ${recipient} ${channel}`),
  }
}

/** What became of one: when it was processed, and what was made of it. */
export type Came = { key: string; says: string; processed: Instant | null; state: string; automatic: boolean; outputs: string[] }

type Dates = { due_on: Day; due_at: Date; late: boolean }
type Row = Omit<Came, 'says' | 'processed'> & Dates & { processed_at: Date | null }

function saysOf({ due_on, due_at, late }: Dates): string {
  return `due ${due_on} ${due_at.toISOString()}${late ? ', late' : ''}`
}

/** Everything that was listed since, or was then, and fell due by a day. What set itself off by what was made is no part of it. */
export async function came(studio: OpenStudio, { since, last }: { since: Instant; last: Day }): Promise<Came[]> {
  const then = new Date(since)
  const { rows } = await studio.readOnly((work) =>
    sql<Row>`
      SELECT concat_ws(' ', i.trigger_id, i.subject_kind, i.subject_id, i.occurrence) AS key, i.due_on, i.due_at, i.late, i.state, t.automatic,
        (SELECT max(v.at) FROM item_event v WHERE v.studio_id = i.studio_id AND v.item_id = i.id AND v.to_state IN ('processed', 'attention') AND v.at >= ${then}) AS processed_at,
        ARRAY(SELECT concat_ws(' ', e.output_id, coalesce(
            (SELECT btrim(c.first_name || ' ' || c.last_name) FROM client c WHERE 'client:' || c.id = e.recipient), (SELECT m.name FROM member m WHERE 'member:' || m.id = e.recipient)),
            coalesce((SELECT m.channel FROM communication m WHERE m.studio_id = e.studio_id AND m.id = e.communication_id), 'task'))
          FROM effect e WHERE e.studio_id = i.studio_id AND e.item_id = i.id AND e.created_at >= ${then} ORDER BY 1) AS outputs
      FROM triggered_item i JOIN trigger t ON t.studio_id = i.studio_id AND t.id = i.trigger_id
      WHERE i.due_on <= ${last}::date AND (i.cause_item_id IS NULL OR i.entered_at < ${then}) AND coalesce(i.valid_until, 'infinity') >= (${then} AT TIME ZONE ${work.studio.zone})::date
        AND (i.entered_at >= ${then} OR EXISTS (SELECT FROM item_event v WHERE v.studio_id = i.studio_id AND v.item_id = i.id AND v.at >= ${then} AND v.from_state IS DISTINCT FROM v.to_state)
          OR i.state IN ('active', 'held', 'attention'))`.execute(work.db),
  )
  return rows.map(({ due_on, due_at, late, processed_at, ...row }) => ({
    ...row,
    says: saysOf({ due_on, due_at, late }),
    processed: processed_at === null ? null : processed_at.getTime(),
  }))
}

/** Where the two differ, a sentence each. */
export function differing(entries: readonly Foretold[], fired: readonly Came[]): string[] {
  const all = new Map(fired.map((one) => [one.key, one]))
  const known = new Set(entries.map(({ key }) => key))
  if (known.size < entries.length) return ['An entry is foretold twice.']
  return [
    ...fired.filter(({ key }) => !known.has(key)).map((one) => `${one.key} came (${one.says}, ${one.state}) and was not foretold.`),
    ...entries.flatMap((entry) =>
      all.has(entry.key) ? differingOne(entry, all.get(entry.key)) : [`${entry.key} was foretold (${entry.says}) and did not come.`],
    ),
  ]
}

function differingOne({ key, due, goes, says, isMissed, isOpen, outputs }: Foretold, came: Came | undefined): string[] {
  if (came === undefined) return []
  const found = (what: string, wanted: unknown, got: unknown) =>
    wanted === got ? [] : [`${key}, ${says}: ${what} ${String(wanted)} was foretold, and it is ${String(got)}.`]
  const made = found('made', isMissed ? '' : outputs.toSorted().join(', '), came.outputs.toSorted().join(', '))
  const dates = found('dates', says, came.says)
  if (isMissed) return [...dates, ...found('processed', null, came.processed), ...made]
  if (isOpen) return dates
  return [...dates, ...made, ...found('state', 'processed', came.state), ...(goes === null && !came.automatic ? [] : found('goes', goes, came.processed)), ...(due > (came.processed ?? due) ? [`${key} was processed before it was due.`] : [])] // biome-ignore format: a list
}
