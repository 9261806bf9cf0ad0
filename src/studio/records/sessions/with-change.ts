import type { Work } from '#studio/staff/work.ts'
import { checkSession } from './check-session.ts'
import type { SessionChange } from './contract.ts'
import { refuseStrangers } from './refuse-strangers.ts'
import { type SessionRecord, withValues } from './session.ts'

/** The session as it would be with these fields. Refuses wrong ones, and who or what is not there. Writes nothing. */
export async function withChange(work: Work, before: SessionRecord, fields: Omit<SessionChange, 'version'>): Promise<SessionRecord> {
  const after = withValues(before, checkSession(fields), work.now)
  await refuseStrangers(work, before, after)
  return after
}
