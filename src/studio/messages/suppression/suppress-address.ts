import { sql } from 'kysely'
import { actorColumns } from '#studio/staff/actor.ts'
import type { Work } from '#studio/staff/work.ts'
import type { Channel } from '../communication.ts'
import { addressHash } from './address-hash.ts'
import type { SuppressionReason, SuppressionScope } from './suppression.ts'

/** `source` says in words where it came from: the answer of a mail server, a link in a message, a phone call. With a client: for that one alone. */
export type Suppressing = {
  channel: Channel
  address: string
  scope: SuppressionScope
  reason: SuppressionReason
  source: string
  clientId?: number | undefined
}

/** Writes to an address no more, or not for marketing. Returns the entry's id; an address that is already there keeps its first one. */
export async function suppressAddress(work: Work, { address, clientId, ...entry }: Suppressing): Promise<number> {
  const address_hash = addressHash(address)
  const client_id = clientId ?? null
  const added = await work.db
    .insertInto('suppression')
    .values({ ...entry, client_id, address_hash, address: address.trim(), source: entry.source.slice(0, 500), at: work.now, ...actorColumns(work.actor) })
    .onConflict((conflict) => conflict.columns(['studio_id', 'channel', 'address_hash', 'scope', 'client_id']).where('lifted_at', 'is', null).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (added !== undefined) return added.id
  const { rows } = await sql<{ id: number }>`
    SELECT id FROM suppression WHERE channel = ${entry.channel} AND address_hash = ${address_hash} AND scope = ${entry.scope}
      AND client_id IS NOT DISTINCT FROM ${client_id}::bigint AND lifted_at IS NULL`.execute(work.db)
  return rows[0]?.id ?? suppressAddress(work, { address, clientId, ...entry }) // lifted between the two statements
}
