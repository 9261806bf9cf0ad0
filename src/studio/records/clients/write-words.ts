import { sql } from 'kysely'
import { rowSet } from '#platform/database/row-set.ts'
import type { Work } from '#studio/staff/work.ts'
import type { RecordWrite } from '../record-write.ts'
import type { ClientRecord } from './client.ts'

type Word = { studio_id: number; word: string; sort_name: string; client_id: number }

const types = { studio_id: 'bigint', word: 'text', sort_name: 'text', client_id: 'bigint' } as const

/** Keeps the words that clients are found by: those that went go, those that came are added, in the order of the key. */
export async function writeWords(work: Work, writes: readonly RecordWrite<ClientRecord>[]): Promise<void> {
  await addWords(work, writes.flatMap(({ before, after }) => (before === null ? [after] : []))) // biome-ignore format: short
  const [gone, come]: [Word[], Word[]] = [[], []]
  for (const { before, after } of writes) {
    if (before === null) continue
    const renamed = before.row.sort_name !== after.row.sort_name
    const [was, is] = [wordsOf(before), wordsOf(after)]
    gone.push(...was.filter(({ word }) => renamed || !is.some((each) => each.word === word)))
    come.push(...is.filter(({ word }) => renamed || !was.some((each) => each.word === word)))
  }
  if (gone.length > 0)
    await sql`
      DELETE FROM client_word w USING ${rowSet(gone, types)} AS g
      WHERE w.word = g.word COLLATE "C" AND w.sort_name = g.sort_name COLLATE "C" AND w.client_id = g.client_id`.execute(work.db)
  if (come.length > 0)
    await sql`
      INSERT INTO client_word (studio_id, word, sort_name, client_id) SELECT studio_id, word, sort_name, client_id FROM ${rowSet(come, types)} AS c
      ORDER BY word COLLATE "C"`.execute(work.db)
}

/** Of new clients the database takes the words apart, which are half of all that an import writes. */
async function addWords(work: Work, clients: readonly ClientRecord[]): Promise<void> {
  if (clients.length === 0) return
  const rows = clients.map(({ row: { id, sort_name, search_text } }) => ({ studio_id: work.studio.id, client_id: id, sort_name, words: search_text }))
  await sql`
    INSERT INTO client_word (studio_id, word, sort_name, client_id)
    SELECT c.studio_id, w.word, c.sort_name, c.client_id
    FROM ${rowSet(rows, { studio_id: 'bigint', client_id: 'bigint', sort_name: 'text', words: 'text' })} AS c
      CROSS JOIN LATERAL string_to_table(c.words, ' ') AS w(word)
    ORDER BY w.word COLLATE "C"`.execute(work.db)
}

function wordsOf({ row: { id, studio_id, sort_name, search_text } }: ClientRecord): Word[] {
  return search_text === '' ? [] : search_text.split(' ').map((word) => ({ studio_id, word, sort_name, client_id: id }))
}
