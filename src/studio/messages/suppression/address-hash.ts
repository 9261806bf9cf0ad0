import { createHash } from 'node:crypto'

/** The key of an address: kept when the address itself is erased, so that an erased client stays protected. */
export function addressHash(address: string): Buffer {
  return createHash('sha256').update(address.trim().toLowerCase()).digest()
}
