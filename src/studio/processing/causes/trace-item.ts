import { sql } from 'kysely'
import type { CivilDate } from '#studio/calendar/civil-date.ts'
import { dayWords, instantWords } from '#studio/matching/explain/words.ts'
import type { ItemState } from '#studio/matching/item.ts'
import { itemNameSql } from '#studio/matching/item-facts.ts'
import { noSuchItem } from '#studio/matching/queries.ts'
import { type ReasonCode, reasonSentence } from '#studio/matching/reasons.ts'
import { recordLabel } from '#studio/records/record-label.ts'
import { type ActorColumns, actorOf } from '#studio/staff/actor.ts'
import type { Work } from '#studio/staff/work.ts'
import { loadTrigger } from '#studio/triggers/queries.ts'
import { sentence } from '#studio/triggers/sentence.ts'
import type { TriggerSubject } from '#studio/triggers/subjects.ts'
import type { Trigger } from '#studio/triggers/trigger.ts'
import { loadVersions } from '#studio/triggers/versions/load-versions.ts'
import { readVersion } from '#studio/triggers/versions/queries.ts'
import type { Version } from '#studio/triggers/versions/version.ts'
import { type Cause, cause } from './cause.ts'
import { loadMoment } from './load-moment.ts'

export type ItemRow = {
  id: number
  trigger_id: number
  subject_kind: TriggerSubject
  subject_id: number
  occurrence: string
  due_on: CivilDate
  admitted_by: 'sweep' | 'change' | 'person'
  late: boolean
  entered_at: Date
  cause_item_id: number | null
  name: string | null
  client_name: string | null
}
type EventRow = ActorColumns & {
  at: Date
  from_state: ItemState | null
  to_state: ItemState
  reason: ReasonCode | null
  detail: string | null
  run_id: number | null
}

/** Chains deeper than this are told up to here: the program itself stops at three. */
const deepest = 8

/** Why an item came to be and what was decided about it, back to what set it off; then the item that made its record, if one did. */
export async function traceItem(work: Work, itemId: number): Promise<Cause[]> {
  const links: Cause[] = []
  let next: number | null = itemId
  for (let depth = 0; next !== null && depth < deepest; depth += 1) {
    const item: ItemRow = await loadItem(work, next)
    links.push(...(await linksOf(work, item)))
    next = item.cause_item_id
  }
  return links
}

async function loadItem(work: Work, id: number): Promise<ItemRow> {
  const { rows } = await sql<ItemRow>`
    SELECT i.id, i.trigger_id, i.subject_kind, i.subject_id, i.occurrence, i.due_on, i.admitted_by, i.late, i.entered_at, i.cause_item_id, ${itemNameSql} AS name,
      coalesce(nullif(btrim(c.first_name || ' ' || c.last_name), ''), c.company) AS client_name
    FROM triggered_item i LEFT JOIN client c ON c.studio_id = i.studio_id AND c.id = i.client_id WHERE i.id = ${id}`.execute(work.db)
  const [item] = rows
  if (item === undefined) throw noSuchItem(id)
  return item
}

async function linksOf(work: Work, item: ItemRow): Promise<Cause[]> {
  const { rows: events } = await sql<EventRow>`
    SELECT at, from_state, to_state, reason, detail, run_id, actor_kind, actor_id, actor_name FROM item_event WHERE item_id = ${item.id} ORDER BY id`.execute(
    work.db,
  )
  const trigger = await loadTrigger(work, item.trigger_id)
  const versions = await loadVersions(work, trigger)
  const held = versions.findLast(({ happened }) => happened.at <= item.entered_at)
  const record = { kind: item.subject_kind, id: item.subject_id }
  const label = recordLabel(item.subject_kind, item.name ?? '')
  const whose = item.client_name === null || item.client_name === item.name ? '' : ` of ${item.client_name}`
  return [
    ...decisions(events, item),
    listed(events, item, `${label}${whose}`),
    await ruleThen(work, trigger, { held, isLatest: held === versions.at(-1) }),
    // What it counted from then: since, the trigger may count from something else.
    ...(await loadMoment(work, held?.rule ?? trigger, item)).map((one) => ({ ...one, record })),
    cause('record', null, {
      sentence: `${label}${whose}.`,
      record,
      item_id: item.cause_item_id,
      ...(item.cause_item_id === null ? {} : { details: ['A triggered item made it.'] }),
    }),
  ]
}

/** What people and jobs decided, the latest first. */
function decisions(events: readonly EventRow[], { id, trigger_id }: ItemRow): Cause[] {
  return events
    .slice(1)
    .toReversed()
    .map((event) =>
      cause('decided', event.at, {
        sentence: `${stateWords[event.to_state]} by ${event.actor_name}${event.run_id === null ? '' : `, in run ${event.run_id}`}.`,
        details: event.reason === null ? [] : [reasonSentence(event.reason, event.detail)],
        actor: actorOf(event),
        run_id: event.run_id,
        item_id: id,
        trigger_id,
      }),
    )
}

const stateWords: Record<ItemState, string> = {
  active: 'Put on the list again',
  held: 'Held',
  attention: 'Marked as needing attention',
  expired: 'Missed',
  withdrawn: 'Taken off the list',
  processed: 'Processed',
  deleted: 'Deleted',
}

const admissions: Record<ItemRow['admitted_by'], string> = {
  sweep: 'because its day had come',
  change: 'because the record had changed',
  person: 'by hand',
}

function listed(events: readonly EventRow[], item: ItemRow, label: string): Cause {
  const [first] = events
  const details = [`Its trigger date was ${dayWords(item.due_on)}.`, ...(item.late ? ['It came late: the record began to fit after that date.'] : [])]
  return cause('listed', item.entered_at, {
    sentence: `${label} came on the list ${admissions[item.admitted_by]}.`,
    details,
    actor: first === undefined ? null : actorOf(first),
    item_id: item.id,
    trigger_id: item.trigger_id,
  })
}

/** The rule that listed it, as it was then: of its versions the one that held. */
async function ruleThen(work: Work, trigger: Trigger, { held, isLatest }: { held: Version | undefined; isLatest: boolean }): Promise<Cause> {
  const ids = { trigger_id: trigger.id, trigger_version: held?.number ?? null }
  if (held === undefined) return cause('rule', null, { sentence: `“${trigger.description}”: ${sentence(trigger)}`, ...ids })
  const told = await readVersion(work, { id: trigger.id, version: held.number })
  const since = `${held.happened.what === 'created' ? 'Made' : 'Changed so'} by ${held.happened.actor.name} on ${instantWords(held.happened.at, work.studio.zone)}.`
  return cause('rule', held.happened.at, {
    sentence: `“${told.description}”: ${told.sentence}`,
    details: [since, ...(isLatest ? [] : ['The trigger has been changed since.'])],
    actor: held.happened.actor,
    ...ids,
  })
}
