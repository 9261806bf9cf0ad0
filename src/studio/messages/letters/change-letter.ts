import { sql } from 'kysely'
import { Refusal } from '#platform/refusal.ts'
import { noSuch, refuseStale } from '#studio/records/stale.ts'
import type { Work } from '#studio/staff/work.ts'
import type { LetterState } from './letter.ts'

type Change = { version: number; state: 'waiting' | 'canceled' }
type Row = { letter_state: LetterState; version: number; taken_back: boolean }

/**
 * Cancels a letter that waits, or lets a canceled one wait again. Twice the same changes nothing. Refuses one that was printed, one that
 * somebody changed meanwhile, and to let one wait again that was taken back: its item makes it anew.
 */
export async function changeLetter(work: Work, id: number, { version, state }: Change): Promise<void> {
  const { rows } = await sql<Row>`
    SELECT letter_state, version, letter_state = 'canceled' AND flagged IS NOT NULL AS taken_back
    FROM communication WHERE id = ${id} AND channel = 'letter' FOR UPDATE`.execute(work.db)
  const [letter] = rows
  if (letter === undefined) throw noSuch('letter', id)
  if (letter.letter_state === state) return
  refuseStale('letter', letter, version)
  if (letter.letter_state === 'printed')
    throw new Refusal('conflict', 'letter-printed', 'This letter was printed, so it cannot be canceled here. If it lies in the tray still, take it out.')
  if (letter.taken_back)
    throw new Refusal(
      'conflict',
      'letter-taken-back',
      'This letter was taken back together with its item. Process the item again: it makes the letter anew, as things are now.',
    )
  const closed = state === 'canceled' ? { at: work.now, by: JSON.stringify(work.actor) } : { at: null, by: null }
  await sql`
    UPDATE communication SET letter_state = ${state}, closed_at = ${closed.at}::timestamptz, closed_by = ${closed.by}::jsonb, version = version + 1 WHERE id = ${id}`.execute(
    work.db,
  )
}
