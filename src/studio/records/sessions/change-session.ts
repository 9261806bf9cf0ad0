import type { Work } from '#studio/staff/work.ts'
import { refuseStale } from '../stale.ts'
import { checkSession } from './check-session.ts'
import type { SessionChange } from './contract.ts'
import { lockSession } from './load-sessions.ts'
import { refuseStrangers } from './refuse-strangers.ts'
import { withValues } from './session.ts'
import { writeSessions } from './write-sessions.ts'

/** Changes the fields that are given. Refuses a version that is not the latest, wrong fields, and who or what is not there. */
export async function changeSession(work: Work, id: number, { version, ...fields }: SessionChange): Promise<void> {
  const before = await lockSession(work, id)
  refuseStale('session', before.row, version)
  const after = withValues(before, checkSession(fields), work.now)
  await refuseStrangers(work, before, after)
  await writeSessions(work, [{ before, after, what: 'changed' }])
}
