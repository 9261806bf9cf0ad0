import { type RawBuilder, sql } from 'kysely'
import type { Input } from '#platform/http/contract.ts'
import { readCursor, writeCursor } from '#platform/http/cursor.ts'
import type { Answer } from '#platform/http/endpoint.ts'
import { clientNameSql } from '#studio/records/clients/client-name.ts'
import { noSuch } from '#studio/records/stale.ts'
import type { Work } from '#studio/staff/work.ts'
import { commonSigns } from '../papers/unprintable.ts'
import type { Letter, LetterBatch, listLetters } from './contract.ts'

type Page<Row> = { rows: Row[]; next: string | null }

/** A letter as the database tells it: `uncommon` are the signs on it that not every font has. */
export type FoundLetter = Omit<Answer<Letter>, 'unprintable'> & { uncommon: string }

const batchColumns = sql`b.id, b.letters, b.printed_at, jsonb_build_object('kind', b.actor_kind, 'id', b.actor_id, 'name', b.actor_name) AS actor`

const shown = sql`
  m.id, m.letter_state AS state, m.to_name, m.to_address, m.subject, m.description,
  (SELECT jsonb_build_object('id', c.id, 'name', ${clientNameSql}) FROM client c WHERE c.studio_id = m.studio_id AND c.id = m.client_id) AS client,
  (SELECT jsonb_build_object('id', s.id, 'number', s.number) FROM session s WHERE s.studio_id = m.studio_id AND s.id = m.session_id) AS session,
  m.item_id, ARRAY(SELECT a->>'name' FROM jsonb_array_elements(m.attachments) a) AS attachments, (m.letter->'rehearsal')::boolean AS rehearsal, m.flagged,
  (SELECT to_jsonb(b) FROM (SELECT ${batchColumns} FROM letter_batch b WHERE b.studio_id = m.studio_id AND b.id = m.letter_batch_id) b) AS batch,
  regexp_replace(concat(m.to_name, m.to_address, m.subject, m.html, m.letter, m.attachments), ${commonSigns}, '', 'g') AS uncommon,
  m.closed_at, m.closed_by, jsonb_build_object('kind', m.actor_kind, 'id', m.actor_id, 'name', m.actor_name) AS actor, m.created_at, m.version`

/** Letters of one state: those that wait in the order they are printed in, the others latest first. */
export async function findLetters(work: Work, wanted: Input<typeof listLetters>['query']): Promise<Page<FoundLetter>> {
  const { state = 'waiting', client_id, batch_id, search = '', after, limit = 50 } = wanted
  const waiting = state === 'waiting'
  const criteria: RawBuilder<unknown>[] = [
    sql`m.letter_state = ${sql.lit(state)}`,
    ...(client_id === undefined ? [] : [sql`m.client_id = ${client_id}`]),
    ...(batch_id === undefined ? [] : [sql`m.letter_batch_id = ${batch_id}`]),
    ...(search.trim() === ''
      ? []
      : [sql`position(lower(${search.trim()}::text) IN lower(concat_ws(' ', m.to_name, m.to_address, m.description, m.subject))) > 0`]),
    ...(after === undefined ? [] : [sql`m.id ${waiting ? sql`>` : sql`<`} ${readCursor(after, 1)[0]}::bigint`]),
  ]
  const { rows } = await sql<FoundLetter>`
    SELECT ${shown} FROM communication m WHERE ${sql.join(criteria, sql` AND `)} ORDER BY m.id ${waiting ? sql`ASC` : sql`DESC`} LIMIT ${limit + 1}`.execute(
    work.db,
  )
  const last = rows.length > limit ? rows[limit - 1] : undefined
  return { rows: rows.slice(0, limit), next: last === undefined ? null : writeCursor([last.id]) }
}

/** One letter; refuses a number that names none, or something else than a letter. */
export async function readLetter(work: Work, id: number): Promise<FoundLetter> {
  const { rows } = await sql<FoundLetter>`SELECT ${shown} FROM communication m WHERE m.id = ${id} AND m.channel = 'letter'`.execute(work.db)
  const [letter] = rows
  if (letter === undefined) throw noSuch('letter', id)
  return letter
}

/** What was printed, the latest first. */
export async function findLetterBatches(work: Work, { after, limit = 50 }: { after?: string; limit?: number }): Promise<Page<Answer<LetterBatch>>> {
  const beyond = after === undefined ? sql`true` : sql`b.id < ${readCursor(after, 1)[0]}::bigint`
  const { rows } = await sql<Answer<LetterBatch>>`
    SELECT ${batchColumns} FROM letter_batch b WHERE ${beyond} ORDER BY b.id DESC LIMIT ${limit + 1}`.execute(work.db)
  const last = rows.length > limit ? rows[limit - 1] : undefined
  return { rows: rows.slice(0, limit), next: last === undefined ? null : writeCursor([last.id]) }
}

/** One batch; refuses a number that names none. */
export async function readLetterBatch(work: Work, id: number): Promise<Answer<LetterBatch>> {
  const { rows } = await sql<Answer<LetterBatch>>`SELECT ${batchColumns} FROM letter_batch b WHERE b.id = ${id}`.execute(work.db)
  const [batch] = rows
  if (batch === undefined) throw noSuch('batch of letters', id)
  return batch
}

/** How many letters wait. */
export async function countWaitingLetters(work: Work): Promise<number> {
  const { rows } = await sql<{ waiting: number }>`SELECT count(*) AS waiting FROM communication WHERE letter_state = 'waiting'`.execute(work.db)
  return rows[0]?.waiting ?? 0
}
