import { sql } from 'kysely'
import type { CivilDate } from '#studio/calendar/civil-date.ts'
import { loadGoing } from '#studio/matching/automatic/load-going.ts'
import type { ItemState } from '#studio/matching/item.ts'
import type { Waiting } from '#studio/matching/waiting.ts'
import type { Work } from '#studio/staff/work.ts'
import { goesAt } from './automatic-rules.ts'
import { isLive, type Studio, standingOf } from './automatic-studio.ts'
import { ledger } from './compare.ts'
import { type Item, keyOf } from './model.ts'
import type { Rows } from './rows.ts'

/** Where the oracle and the program differ in what is listed, what goes when, what was made, and how runs stand. Takes the program’s order of what was found at once. */
export async function differencesHere(work: Work, studio: Studio, rows: Rows): Promise<string[]> {
  const program = await statements(work, rows)
  for (const item of studio.world.items) studio.order.set(item, program.get(keyOf(item))?.id ?? 0)
  return all(studio, { items: new Map([...program].map(([key, { says: said }]) => [key, said])), runs: await runs(work) })
}

/** Where two oracles differ. */
export function differencesBetween(studio: Studio, other: Studio): string[] {
  for (const each of [studio, other]) for (const [place, item] of each.world.items.entries()) each.order.set(item, place)
  return all(studio, { items: itemsOf(other), runs: runsOf(other) })
}

function all(studio: Studio, other: { items: ReadonlyMap<string, string>; runs: string }): string[] {
  const items = itemsOf(studio)
  const keys = [...new Set([...items.keys(), ...other.items.keys()])].toSorted()
  return [...keys.flatMap((key) => differ(key, items.get(key), other.items.get(key))), ...differ('the runs', runsOf(studio), other.runs)]
}

function itemsOf(studio: Studio): Map<string, string> {
  return new Map(studio.world.items.map((item) => [keyOf(item), statement(studio, item)]))
}

function runsOf(studio: Studio): string {
  return studio.runs.map(({ state, wanted }) => `${state}, ${wanted.filter(({ done }) => !done).length} left`).join('; ')
}

function differ(what: string, oracle: string | undefined, program: string | undefined): string[] {
  return oracle === program ? [] : [`${what}: the oracle says ${oracle ?? 'nothing'}\n  the program ${program ?? 'nothing'}`]
}

type Stated = {
  state: ItemState
  reason: string | null
  hold: Date | null
  waits: Waiting | null
  until: Date | null
  letGo: boolean
  due: Date
  validUntil: CivilDate
  goes: Date | null
  made: string
}

/** What waits, and who let it go, concerns only what may go by itself; dates concern only what is listed. */
function says({ state, reason, hold, waits, until, letGo, due, validUntil, goes, made }: Stated, isAutomatic: boolean): string {
  const listed = ['active', 'held', 'attention'].includes(state)
  const waiting =
    listed && isAutomatic ? [`waits for ${waits ?? (letGo && state === 'active' ? 'nobody, by a person’s word' : 'nobody')}`, stamped('until', until)] : []
  const dates = listed
    ? [`due ${due.toISOString()}`, `valid until ${validUntil}`, state === 'held' ? stamped('held until', hold) : '', stamped('goes', goes)]
    : []
  return [`${state}${reason === null ? '' : ` (${reason})`}`, ...waiting, ...dates, made].filter((part) => part !== '').join(', ')
}

function stamped(what: string, at: Date | null): string {
  return at === null ? '' : `${what} ${at.toISOString()}`
}

function statement(studio: Studio, item: Item): string {
  const { waits, until, letGo, due, validUntil } = standingOf(studio, item)
  const goes = goesAt(studio, item)
  const date = (instant: number | null) => (instant === null ? null : new Date(instant))
  const made = studio.made.filter((one) => one.item === item).map(({ at, run, stands }) => madeSays(new Date(at), run !== null, stands))
  const dates = { hold: date(item.heldUntil), until: date(until), goes: date(goes), due: new Date(due) }
  return says(
    { ...dates, state: item.state, reason: item.reason, waits, letGo, validUntil: validUntil as CivilDate, made: made.join(', ') },
    isLive(studio, item.trigger),
  )
}

function madeSays(at: Date, byJob: boolean, stands: boolean): string {
  return `made ${at.toISOString()} by ${byJob ? 'the job' : 'a person'}${stands ? '' : ' and taken back'}`
}

type Row = Omit<Stated, 'goes' | 'made'> & { id: number; trigger_id: number; made: { at: string; job: boolean; stands: boolean }[] }

async function statements(work: Work, rows: Rows): Promise<Map<string, { id: number; says: string }>> {
  const keys = new Map((await ledger(work, rows)).map(({ id, listed }) => [id, listed.key]))
  const { rows: items } = await sql<Row>`
    SELECT id, trigger_id, state, reason, hold_until AS hold, waits_for AS waits, waits_until AS until, let_go AS "letGo", due_at AS due, valid_until AS "validUntil",
      (SELECT coalesce(json_agg(json_build_object('at', m.at, 'job', m.job, 'stands', m.stands AND e.id IS NOT NULL) ORDER BY m.at), '[]') FROM (
        SELECT created_at AS at, actor_kind = 'job' AS job, call_state <> 'canceled' AS stands, id AS call, NULL::bigint AS task FROM communication WHERE item_id = i.id
        UNION ALL SELECT created_at, actor_kind = 'job', canceled_at IS NULL, NULL, id FROM task WHERE cause_item_id = i.id) m
        LEFT JOIN effect e ON e.item_id = i.id AND (e.communication_id = m.call OR e.task_id = m.task) AND e.state = 'generated') AS made
    FROM triggered_item i`.execute(work.db)
  const goings = await loadGoing(work)
  return new Map(
    items.map((item) => {
      const goes = goings.of({
        ...item,
        due_at: item.due,
        valid_until: item.validUntil,
        hold_until: item.hold,
        waits_for: item.waits,
        waits_until: item.until,
      }).at
      const made = item.made.map(({ at, job, stands }) => madeSays(new Date(at), job, stands)).join(', ')
      return [keys.get(item.id) ?? '', { id: item.id, says: says({ ...item, goes, made }, goings.isAutomatic(item.trigger_id)) }]
    }),
  )
}

async function runs(work: Work): Promise<string> {
  const { rows } = await sql<{ state: string; left: number }>`
    SELECT state, (SELECT count(*)::int FROM run_decision d WHERE d.run_id = r.id AND d.outcome IS NULL) AS left FROM processing_run r
    WHERE actor_kind = 'job' ORDER BY id`.execute(work.db)
  return rows.map(({ state, left }) => `${state}, ${left} left`).join('; ')
}
