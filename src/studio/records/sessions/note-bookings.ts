import type { Work } from '#studio/staff/work.ts'
import { advanceClients } from '../clients/advance-clients.ts'
import type { SessionRecord } from './session.ts'

/** When sessions have just got their booked date, are no longer canceled, or have another client, the clients may go to the status for that. Twice is once. */
export async function noteBookings(work: Work, writes: readonly { before: SessionRecord | null; after: SessionRecord }[]): Promise<void> {
  const booked = writes.filter(({ before, after }) => isBooked(after) && !(before !== null && isBooked(before) && before.row.client_id === after.row.client_id))
  await advanceClients(
    work,
    'on_booking',
    booked.map(({ after: { row } }) => ({ client_id: row.client_id, note: `Session ${row.number} was booked.` })),
  )
}

function isBooked({ row }: SessionRecord): boolean {
  return row.booked_on !== null && !row.canceled
}
