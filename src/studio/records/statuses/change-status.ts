import type { Static } from 'typebox'
import type { Work } from '#studio/staff/work.ts'
import { lockClient } from '../clients/load-clients.ts'
import { writeClients } from '../clients/write-clients.ts'
import { givenDate } from '../given-date.ts'
import { lockSession } from '../sessions/load-sessions.ts'
import { writeSessions } from '../sessions/write-sessions.ts'
import { refuseStale } from '../stale.ts'
import type { Subject, SubjectKind } from '../subject.ts'
import type { StatusColumns } from '../tables.ts'
import { manyLines } from '../written-text.ts'
import { chooseStatus } from './choose-status.ts'
import type { changeStatusBody } from './contract.ts'
import { defaultDueOn, due, entering } from './status.ts'

/** `due_on` left out: by the duration of the status; null: none. `version` is the one the person saw. */
export type StatusChange = Static<typeof changeStatusBody>

/**
 * Moves a record to a status and keeps that in its history, or changes the due date alone. The same status again without
 * another due date changes nothing. Refuses a version that is not the latest, and a status that may not be chosen.
 */
export async function changeStatus(work: Work, { subjectKind, subjectId }: Subject, change: StatusChange): Promise<void> {
  const { version } = change
  const note = manyLines(change.note ?? '')
  if (subjectKind === 'client') {
    const before = await lockClient(work, subjectId)
    refuseStale('client', before.row, version)
    await writeClients(work, [{ before, after: { ...before, row: await moved(work, before.row, { subjectKind, ...change }) }, what: 'changed', note }])
  } else {
    const before = await lockSession(work, subjectId)
    refuseStale('session', before.row, version)
    await writeSessions(work, [{ before, after: { ...before, row: await moved(work, before.row, { subjectKind, ...change }) }, what: 'changed', note }])
  }
}

async function moved<Row extends StatusColumns>(work: Work, row: Row, change: StatusChange & { subjectKind: SubjectKind }): Promise<Row> {
  const dueOn = givenDate('due_on', change.due_on)
  if (change.status_id === row.status_id) return dueOn === undefined ? row : due(row, dueOn, work.now)
  const status = await chooseStatus(work, change.subjectKind, change.status_id)
  return { ...row, ...entering(status.id, dueOn === undefined ? defaultDueOn(status, work.today, work.studio.workWeek) : dueOn, work.now) }
}
