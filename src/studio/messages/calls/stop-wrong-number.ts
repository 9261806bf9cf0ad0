import type { Work } from '#studio/staff/work.ts'
import { findStops } from '../suppression/find-stops.ts'
import { suppressAddress } from '../suppression/suppress-address.ts'
import type { LockedCall } from './lock-call.ts'

/**
 * Calls this client on that number no more. Only this client: who answered may be another one, whose number it is. Returns the stop it
 * made; null where there is nothing to stop, or it was stopped before. A member's number is put right where members are kept.
 */
export async function stopWrongNumber(work: Work, { recipient_client_id: clientId, description }: LockedCall, phone: string): Promise<number | null> {
  if (clientId === null || phone === '') return null
  const stops = await findStops(work, 'call', [phone])
  if (stops(phone, clientId).some(({ reason }) => reason === 'wrong-number')) return null
  return suppressAddress(work, { channel: 'call', address: phone, scope: 'all', reason: 'wrong-number', source: `The call “${description}”`, clientId })
}
