import { sql } from 'kysely'
import { refuseField } from '#platform/refusal.ts'
import type { Work } from '#studio/staff/work.ts'
import { newProposal, type Proposal, type Wanted } from './proposal.ts'
import { loadTrigger } from './queries.ts'
import { noStatusYet } from './refusals.ts'

export type WantedNew = Wanted & { continues_trigger_id?: number | null }

/** What a new trigger would be by what is asked for, completed and not yet checked. Refuses to continue a history that says nothing about it. */
export async function proposeNew(work: Work, { continues_trigger_id = null, ...wanted }: WantedNew): Promise<Proposal> {
  const complete = await withDefaultStatus(work, newProposal(wanted), wanted)
  if (continues_trigger_id !== null) await refuseContinuing(work, continues_trigger_id, complete)
  return complete
}

/** Only where nothing was said about the basis: an answer to a description typed into the list's first row. */
async function withDefaultStatus(work: Work, proposal: Proposal, wanted: Wanted): Promise<Proposal> {
  const said = wanted.basis !== undefined || proposal.status_id !== null || proposal.type_id !== null || proposal.subject_kind !== 'session'
  if (said) return proposal
  const { rows } = await sql<{ id: number }>`
    SELECT id FROM status WHERE subject_kind = 'session' AND active ORDER BY lower(name) = 'booked' DESC, position, id LIMIT 1`.execute(work.db)
  if (rows[0] === undefined) throw noStatusYet()
  return { ...proposal, status_id: rows[0].id }
}

/** A history is continued when its trigger is deleted and counted from the same moment: occurrences are compared by it. */
async function refuseContinuing(work: Work, id: number, proposal: Proposal): Promise<void> {
  const { description, archived_at, subject_kind, moment } = await loadTrigger(work, id)
  const refuse = (code: string, message: string) => refuseField('continues_trigger_id', code, message)
  if (archived_at === null)
    throw refuse('continues-living', `“${description}” still exists. Change that trigger, or delete it before another continues its history.`)
  if (subject_kind === proposal.subject_kind && moment === proposal.moment) return
  throw refuse(
    'continues-misfit',
    `“${description}” counted from another date, so its history says nothing about this trigger. Choose the same date, or do not continue it.`,
  )
}
