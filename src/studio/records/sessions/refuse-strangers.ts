import { sql } from 'kysely'
import { type Problem, Refusal } from '#platform/refusal.ts'
import type { Work } from '#studio/staff/work.ts'
import { clientName } from '../clients/client-name.ts'
import type { SessionRecord } from './session.ts'

type Found = { id: number; name: string; archived: boolean }

/**
 * Refuses a session whose hour has no date, and one that would newly name a client, type or member that is not there or was put
 * away. What a session named before may stay: who has left did take the pictures.
 */
export async function refuseStrangers(work: Work, before: SessionRecord | null, after: SessionRecord): Promise<void> {
  const problems: Problem[] = []
  const { row } = after
  if (row.primary_time !== null && row.primary_on === null)
    problems.push({ field: 'primary_on', message: 'The session has a time but no date. Give the date too, or take the time away.' })
  if (row.client_id !== before?.row.client_id) problems.push(...(await clientProblems(work, row.client_id)))
  if (row.type_id !== before?.row.type_id) problems.push(...(await typeProblems(work, row.type_id)))
  problems.push(...(await memberProblems(work, newMembers(before, after))))
  const [first] = problems
  if (first !== undefined) throw new Refusal('invalid', 'bad-session', { message: first.message, problems: problems })
}

function newMembers(before: SessionRecord | null, { row, assistants }: SessionRecord): { field: string; id: number }[] {
  const named = [
    { field: 'photographer_id', id: row.photographer_id, was: before?.row.photographer_id },
    { field: 'booked_by_id', id: row.booked_by, was: before?.row.booked_by },
    ...assistants.map((id) => ({ field: 'assistant_ids', id, was: before?.assistants.find((each) => each === id) })),
  ]
  return named.flatMap(({ field, id, was }) => (id === null || id === was ? [] : [{ field, id }]))
}

async function clientProblems(work: Work, id: number): Promise<Problem[]> {
  const client = await work.db.selectFrom('client').select(['first_name', 'last_name', 'company', 'archived_at']).where('id', '=', id).executeTakeFirst()
  if (client === undefined) return [{ field: 'client_id', message: `There is no client number ${id}. Search for the client again.` }]
  return client.archived_at === null ? [] : [{ field: 'client_id', message: `${clientName(client)} is archived. Take the client back first.` }]
}

async function typeProblems(work: Work, id: number): Promise<Problem[]> {
  const type = await work.db.selectFrom('type').select(['name', 'active']).where('id', '=', id).executeTakeFirst()
  if (type === undefined) return [{ field: 'type_id', message: `There is no session type number ${id}. Reload the page and choose another.` }]
  return type.active ? [] : [{ field: 'type_id', message: `The type “${type.name}” is not in use any more. Choose another, or make it active under Settings.` }]
}

async function memberProblems(work: Work, named: { field: string; id: number }[]): Promise<Problem[]> {
  if (named.length === 0) return []
  const { rows } = await sql<Found>`
    SELECT id, name, archived_at IS NOT NULL AS archived FROM member WHERE id = ANY(${named.map(({ id }) => id)}::bigint[])`.execute(work.db)
  return named.flatMap(({ field, id }) => {
    const member = rows.find((row) => row.id === id)
    if (member === undefined) return [{ field, message: `There is no member number ${id}. Reload the page and choose another.` }]
    return member.archived ? [{ field, message: `${member.name} has left. Choose somebody else.` }] : []
  })
}
