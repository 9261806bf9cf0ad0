import type { Work } from '#studio/staff/work.ts'
import { advanceClient } from '../clients/advance-client.ts'
import type { SessionRecord } from './session.ts'

/** When a session has just got its booked date, or another client, the client may go to the status for that. Twice is once. */
export async function noteBooking(work: Work, before: SessionRecord | null, { row }: SessionRecord): Promise<void> {
  const isBooked = row.booked_on !== null && !row.canceled
  const wasBooked = before !== null && before.row.booked_on !== null && before.row.client_id === row.client_id
  if (isBooked && !wasBooked) await advanceClient(work, row.client_id, { mark: 'on_booking', note: `Session ${row.number} was booked.` })
}
