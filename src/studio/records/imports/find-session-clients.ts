import type { Work } from '#studio/staff/work.ts'
import { findNamed } from './find-named.ts'
import { findRefusedClients } from './find-refused-clients.ts'
import { candidatesKey, meantBy } from './named.ts'
import { clientWays } from './session-row.ts'

/** Clients by what the rows of sessions say of them, and why nobody is meant by the rest. */
export type SessionClients = { ids: Map<string, number>; lost: Map<string, string> }

/** Whom sessions are with: by number, else by email and name. Who was merged into another stands for that one. */
export async function findSessionClients(work: Work, said: readonly string[]): Promise<SessionClients> {
  const namings = [...new Set(said)].map((client) => ({ client, what: 'client' as const, texts: client.split(clientWays) }))
  const named = await findNamed(work, namings)
  const unknown = namings.flatMap(({ texts }) => (texts.some((text) => named.has(candidatesKey('client', text))) ? [] : texts))
  const refused = await findRefusedClients(work, unknown)
  const found: SessionClients = { ids: new Map(), lost: new Map() }
  for (const { client, ...naming } of namings) {
    const meant = meantBy(naming, named)
    if (meant?.ok === true) found.ids.set(client, meant.found.id)
    else if (meant?.ok === false) found.lost.set(client, refusedRow(meant.text, refused) ?? meant.reason)
  }
  return found
}

function refusedRow(client: string, refused: Awaited<ReturnType<typeof findRefusedClients>>): string | null {
  const row = refused.get(client)
  return row === undefined ? null : `The client “${client}” was refused: line ${row.line} of ${row.file_name}. Mend and import that row first, then this one.`
}
