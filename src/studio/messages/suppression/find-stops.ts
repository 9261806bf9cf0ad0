import { sql } from 'kysely'
import type { Work } from '#studio/staff/work.ts'
import type { Channel } from '../communication.ts'
import { addressHash } from './address-hash.ts'
import type { Stop } from './suppression.ts'

/** What stops each of these addresses on a channel: one query for all of them. The answer is asked by the address as it was given. */
export async function findStops(work: Work, channel: Channel, addresses: readonly string[]): Promise<(address: string) => readonly Stop[]> {
  if (addresses.length === 0) return () => none
  const hashes = new Map(addresses.map((address) => [address, addressHash(address).toString('hex')]))
  // Hashed here and not in the join: a plan that misjudges the tables then costs one pass over the list, not one for each address.
  const { rows } = await sql<Stop & { hash: string }>`
    SELECT encode(address_hash, 'hex') AS hash, scope, reason FROM suppression
    WHERE channel = ${channel} AND address_hash = ANY(ARRAY(SELECT decode(hash, 'hex') FROM unnest(${[...hashes.values()]}::text[]) AS hash)) AND lifted_at IS NULL
    ORDER BY id`.execute(work.db)
  const byHash = Map.groupBy(rows, ({ hash }) => hash)
  return (address) => byHash.get(hashes.get(address) ?? '')?.map(({ scope, reason }) => ({ scope, reason })) ?? none
}

const none: readonly Stop[] = []
