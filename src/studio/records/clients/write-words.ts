import { sql } from 'kysely'
import type { Work } from '#studio/staff/work.ts'
import type { RecordWrite } from '../record-write.ts'
import type { ClientRecord } from './client.ts'
import { searchedWords } from './searched-words.ts'

/** Keeps the words that clients are found by: those that went go, those that came are added, in the order of the key. */
export async function writeWords(work: Work, writes: readonly RecordWrite<ClientRecord>[]): Promise<void> {
  const gone: [string[], number[]] = [[], []]
  const come: [string[], number[]] = [[], []]
  for (const { before, after } of writes) {
    const [was, is] = [before === null ? [] : searchedWords(before), searchedWords(after)]
    for (const word of was) if (!is.includes(word)) add(gone, word, after.row.id)
    for (const word of is) if (!was.includes(word)) add(come, word, after.row.id)
  }
  if (gone[0].length > 0)
    await sql`
      DELETE FROM client_word w USING unnest(${gone[0]}::text[], ${gone[1]}::bigint[]) AS g(word, client_id)
      WHERE w.word = g.word COLLATE "C" AND w.client_id = g.client_id`.execute(work.db)
  if (come[0].length > 0)
    await sql`
      INSERT INTO client_word (word, client_id)
      SELECT word, client_id FROM unnest(${come[0]}::text[], ${come[1]}::bigint[]) AS c(word, client_id) ORDER BY word COLLATE "C", client_id`.execute(work.db)
}

function add([words, ids]: [string[], number[]], word: string, id: number): void {
  words.push(word)
  ids.push(id)
}
