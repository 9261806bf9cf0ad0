import { sql } from 'kysely'
import type { Work } from '#studio/staff/work.ts'
import type { RecordWrite } from '../record-write.ts'
import type { ClientRecord } from './client.ts'

type Words = { word: string[]; sort_name: string[]; client_id: number[] }

/** Keeps the words that clients are found by: those that went go, those that came are added, in the order of the key. */
export async function writeWords(work: Work, writes: readonly RecordWrite<ClientRecord>[]): Promise<void> {
  const [gone, come] = [none(), none()]
  for (const { before, after } of writes) {
    const renamed = before?.row.sort_name !== after.row.sort_name
    const [was, is] = [before === null ? [] : wordsOf(before), wordsOf(after)]
    if (before !== null) add(gone, before, was.filter((word) => renamed || !is.includes(word))) // biome-ignore format: short
    add(come, after, is.filter((word) => renamed || !was.includes(word))) // biome-ignore format: short
  }
  if (gone.word.length > 0)
    await sql`
      DELETE FROM client_word w USING unnest(${gone.word}::text[], ${gone.sort_name}::text[], ${gone.client_id}::bigint[]) AS g(word, sort_name, client_id)
      WHERE w.word = g.word COLLATE "C" AND w.sort_name = g.sort_name COLLATE "C" AND w.client_id = g.client_id`.execute(work.db)
  if (come.word.length > 0)
    await sql`
      INSERT INTO client_word (word, sort_name, client_id)
      SELECT word, sort_name, client_id FROM unnest(${come.word}::text[], ${come.sort_name}::text[], ${come.client_id}::bigint[]) AS c(word, sort_name, client_id)
      ORDER BY word COLLATE "C", sort_name COLLATE "C", client_id`.execute(work.db)
}

function wordsOf({ row }: ClientRecord): string[] {
  return row.search_text === '' ? [] : row.search_text.split(' ')
}

function none(): Words {
  return { word: [], sort_name: [], client_id: [] }
}

function add(words: Words, { row }: ClientRecord, list: readonly string[]): void {
  for (const word of list) {
    words.word.push(word)
    words.sort_name.push(row.sort_name)
    words.client_id.push(row.id)
  }
}
