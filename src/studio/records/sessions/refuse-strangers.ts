import { type Problem, Refusal } from '#platform/refusal.ts'
import type { Work } from '#studio/staff/work.ts'
import { findStrangers } from '../find-strangers.ts'
import type { SessionRecord } from './session.ts'

/**
 * Refuses a session whose hour has no date, and one that would newly name a client, type or member that is not there or was put
 * away, or a photographer who takes no sessions.
 */
export async function refuseStrangers(work: Work, before: SessionRecord | null, { row, assistants }: SessionRecord): Promise<void> {
  const was = before?.row
  const timeless: Problem = { field: 'primary_on', message: 'The session has a time but no date. Give the date too, or take the time away.' }
  const strangers = await findStrangers(work, [
    { field: 'client_id', what: 'client', id: row.client_id, was: was?.client_id },
    { field: 'type_id', what: 'type', of: 'session', id: row.type_id, was: was?.type_id },
    { field: 'photographer_id', what: 'photographer', id: row.photographer_id, was: was?.photographer_id },
    { field: 'booked_by_id', what: 'member', id: row.booked_by, was: was?.booked_by },
    ...assistants.map((id) => ({ field: 'assistant_ids', what: 'member' as const, id, was: before?.assistants.find((each) => each === id) })),
  ])
  const problems = row.primary_time !== null && row.primary_on === null ? [timeless, ...strangers] : strangers
  const [first] = problems
  if (first !== undefined) throw new Refusal('invalid', 'bad-session', { message: first.message, problems })
}
