import type { ReactNode } from 'react'
import { readClient } from '#studio/records/clients/contract.ts'
import { readSession } from '#studio/records/sessions/contract.ts'
import { useAnswer } from '#web/app/api/use-answer.ts'
import { Loaded } from '#web/ui/loaded.tsx'
import { clientTitle } from './clients/client-title.ts'
import type { Picked } from './sessions/client-picker.tsx'

type Known = { client: Picked | null; session: Picked | null }
type AroundProps = { client: number | undefined; session?: number | undefined; children: (known: Known) => ReactNode }

/** Whom and what a new record is for: from a session's page the session and its client are chosen already, from a client's page the client. */
export function Around({ client, session, children }: AroundProps) {
  if (session !== undefined) return <OfSession id={session}>{children}</OfSession>
  if (client !== undefined) return <OfClient id={client}>{children}</OfClient>
  return children({ client: null, session: null })
}

type OneProps = { id: number; children: AroundProps['children'] }

function OfSession({ id, children }: OneProps) {
  const session = useAnswer(readSession, { params: { id } })
  return <Loaded answer={session}>{({ client, number }) => children({ client, session: { id, name: number } })}</Loaded>
}

function OfClient({ id, children }: OneProps) {
  const client = useAnswer(readClient, { params: { id } })
  return <Loaded answer={client}>{(data) => children({ client: { id, name: clientTitle(data) }, session: null })}</Loaded>
}
