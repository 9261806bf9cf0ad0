import { route } from '#studio/staff/route.ts'
import { archiveRecord } from '../archive-record.ts'
import { changeStatus } from '../statuses/change-status.ts'
import { readHistory } from '../statuses/read-history.ts'
import type { Subject } from '../subject.ts'
import { changeSession } from './change-session.ts'
import * as sessions from './contract.ts'
import { createSession } from './create-session.ts'
import { keptSessions } from './keep-sessions.ts'
import { findSessions, readSession } from './queries.ts'

export const sessionRoutes = [
  route(sessions.listSessions, (work, { query }) => findSessions(work, query)),
  route(sessions.readSession, (work, { params }) => readSession(work, params.id)),
  route(sessions.createSession, async (work, { body }) => readSession(work, await createSession(work, body))),
  route(sessions.changeSession, (work, { params, body }) => changeSession(work, params.id, body).then(() => readSession(work, params.id))),
  route(sessions.archiveSession, (work, { params, body }) =>
    archiveRecord(work, keptSessions, { ...params, ...body }).then(() => readSession(work, params.id)),
  ),
  route(sessions.changeSessionStatus, (work, { params, body }) =>
    changeStatus(work, keptSessions, { ...params, ...body }).then(() => readSession(work, params.id)),
  ),
  route(sessions.readSessionHistory, (work, { params, query }) => readHistory(work, subject(params.id), query)),
]

function subject(id: number): Subject {
  return { subjectKind: 'session', subjectId: id }
}
