import { sql } from 'kysely'
import type { Work } from '#studio/staff/work.ts'
import { type Kind, kindNames } from './lines.ts'
import { at } from './model.ts'
import type { Rows } from './rows.ts'
import { addClients } from './set-up.ts'

type ByKind = Record<Kind, string[]>
/** Since when a trigger counts, and how far it has looked. */
type Armed = { description: string; armed_at: Date; swept_on: string; swept_at: Date }
/** What a studio is set up with, by names instead of numbers, in the order of its places. */
export type Named = { statuses: ByKind; types: ByKind; members: string[]; triggers: Armed[] }

export async function namesOf(work: Work, rows: Rows): Promise<Named> {
  const [statuses, types] = [await statusNames(work), await typeNames(work)]
  const byKind = (ids: Record<Kind, number[]>, names: ReadonlyMap<number, string>) =>
    Object.fromEntries(kindNames.map((kind) => [kind, ids[kind].map((id) => names.get(id) ?? '')])) as ByKind
  const { rows: members } = await sql<{ name: string }>`SELECT name FROM member WHERE id = ANY(${rows.members}::bigint[]) ORDER BY id`.execute(work.db)
  const { rows: triggers } = await sql<Armed>`
    SELECT description, armed_at, swept_on, swept_at FROM trigger WHERE id = ANY(${rows.triggers}::bigint[]) ORDER BY array_position(${rows.triggers}::bigint[], id)`.execute(
    work.db,
  )
  return { statuses: byKind(rows.statuses, statuses), types: byKind(rows.types, types), members: members.map(({ name }) => name), triggers }
}

/** The rows of another studio by the same names; its clients are made, and its triggers count from when those of the first one do: files say nothing of either. */
export async function rowsNamed(work: Work, named: Named): Promise<Rows> {
  const byKind = (names: ByKind, ids: ReadonlyMap<number, string>) =>
    Object.fromEntries(kindNames.map((kind) => [kind, names[kind].map((name) => at([...ids].filter(([, other]) => other === name), 0)[0])])) as Record<Kind, number[]> // biome-ignore format: short
  const { rows: members } = await sql<{ id: number; name: string }>`SELECT id, name FROM member`.execute(work.db)
  const { rows: triggers } = await sql<{ id: number }>`
    UPDATE trigger t SET armed_at = n.armed_at, swept_on = n.swept_on, swept_at = n.swept_at
    FROM jsonb_to_recordset(${JSON.stringify(named.triggers)}::jsonb) AS n(description text, armed_at timestamptz, swept_on date, swept_at timestamptz)
    WHERE t.description = n.description RETURNING t.id`.execute(work.db)
  const { rows: ordered } = await sql<{ id: number }>`
    SELECT id FROM trigger ORDER BY array_position(${named.triggers.map(({ description }) => description)}::text[], description)`.execute(work.db)
  if (triggers.length !== named.triggers.length) throw new Error(`Of ${named.triggers.length} triggers ${triggers.length} came.`)
  return {
    statuses: byKind(named.statuses, await statusNames(work)),
    types: byKind(named.types, await typeNames(work)),
    members: named.members.map((name) => at(members.filter((member) => member.name === name), 0).id), // biome-ignore format: short
    ...(await addClients(work)),
    records: [],
    triggers: ordered.map(({ id }) => id),
  }
}

type NamedRow = { id: number; name: string }

async function statusNames(work: Work): Promise<Map<number, string>> {
  const { rows } = await sql<NamedRow>`
    SELECT s.id, concat_ws('/', s.subject_kind, t.name, s.name) AS name FROM status s LEFT JOIN type t ON t.studio_id = s.studio_id AND t.id = s.type_id`.execute(
    work.db,
  )
  return new Map(rows.map(({ id, name }) => [id, name]))
}

async function typeNames(work: Work): Promise<Map<number, string>> {
  const { rows } = await sql<NamedRow>`SELECT id, concat_ws('/', subject_kind, name) AS name FROM type`.execute(work.db)
  return new Map(rows.map(({ id, name }) => [id, name]))
}
