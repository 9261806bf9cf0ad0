import type { Work } from '#studio/staff/work.ts'
import { findStops } from '../suppression/find-stops.ts'
import { suppressAddress } from '../suppression/suppress-address.ts'

export type WrongNumber = { phone: string; clientId: number; about: string }

/**
 * Calls this client on that number no more. Only this client: who answered may be another one, whose number it is. Returns the stop it
 * made; null where there is nothing to stop, or it was stopped before.
 */
export async function stopWrongNumber(work: Work, { phone, clientId, about }: WrongNumber): Promise<number | null> {
  if (phone === '') return null
  const stops = await findStops(work, 'call', [phone])
  if (stops(phone, clientId).some(({ reason }) => reason === 'wrong-number')) return null
  return suppressAddress(work, { channel: 'call', address: phone, scope: 'all', reason: 'wrong-number', source: `The call “${about}”`, clientId })
}
