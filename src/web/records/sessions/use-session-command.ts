import { type archiveSession, type changeSession, readSession, type Session } from '#studio/records/sessions/contract.ts'
import type { Trouble } from '#web/app/api/trouble.ts'
import { useRecordCommand } from '../use-record-command.ts'

type Options = { says?: (session: Session) => string; done?: (session: Session) => void; handles?: (trouble: Trouble) => boolean }

/** A change of a session. */
export function useSessionCommand<C extends typeof changeSession | typeof archiveSession>(contract: C, options: Options) {
  return useRecordCommand<typeof changeSession | typeof archiveSession>(contract, { kind: 'session', read: readSession, ...options })
}
