import { sql } from 'kysely'
import type { Work } from '#studio/staff/work.ts'
import type { Channel } from '../communication.ts'
import { addressHash } from './address-hash.ts'
import type { Stop } from './suppression.ts'

/** What stops an address as it was given; with a client, also what stops it for that one alone. */
export type StopsOf = (address: string, clientId?: number) => readonly Stop[]

/** What stops each of these addresses on a channel: one query for all of them. */
export async function findStops(work: Work, channel: Channel, addresses: readonly string[]): Promise<StopsOf> {
  if (addresses.length === 0) return () => []
  const hashes = new Map(addresses.map((address) => [address, addressHash(address).toString('hex')]))
  // Hashed here and not in the join: a plan that misjudges the tables then costs one pass over the list, not one for each address.
  // What was said of a client counts for the one it was merged into.
  const { rows } = await sql<Stop & { hash: string; clientId: number | null }>`
    SELECT encode(address_hash, 'hex') AS hash, scope, reason,
      (SELECT coalesce(c.merged_into, c.id) FROM client c WHERE c.studio_id = s.studio_id AND c.id = s.client_id) AS "clientId"
    FROM suppression s
    WHERE channel = ${channel} AND address_hash = ANY(ARRAY(SELECT decode(hash, 'hex') FROM unnest(${[...hashes.values()]}::text[]) AS hash)) AND lifted_at IS NULL
    ORDER BY id`.execute(work.db)
  const byHash = Map.groupBy(rows, ({ hash }) => hash)
  return (address, clientId) =>
    (byHash.get(hashes.get(address) ?? '') ?? [])
      .filter((stop) => stop.clientId === null || stop.clientId === clientId)
      .map(({ scope, reason }) => ({ scope, reason }))
}
