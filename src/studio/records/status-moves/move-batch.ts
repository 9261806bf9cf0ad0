import type { CivilDate } from '#studio/calendar/civil-date.ts'
import type { Work } from '#studio/staff/work.ts'
import { keptAppointments } from '../appointments/keep-appointments.ts'
import { keptClients } from '../clients/keep-clients.ts'
import { keptInvoices } from '../invoices/keep-invoices.ts'
import type { Keeping } from '../keeping.ts'
import { lockRecords } from '../lock-records.ts'
import { keptOrders } from '../orders/keep-orders.ts'
import type { AnyRecord, RecordWrite } from '../record-write.ts'
import { keptSessions } from '../sessions/keep-sessions.ts'
import { entering, type StatusRow } from '../statuses/status.ts'
import { moveTasks } from '../tasks/move-tasks.ts'
import { writeRecords } from '../write-records.ts'
import { manyLines } from '../written-text.ts'
import type { MovedKind } from './contract.ts'

export type Batch = { kind: MovedKind; records: readonly { id: number; version: number }[]; status: StatusRow; dueOn: CivilDate | null; note: string }

const movers: Record<MovedKind, (work: Work, batch: Batch) => Promise<number>> = {
  client: moverOf(keptClients),
  session: moverOf(keptSessions),
  appointment: moverOf(keptAppointments),
  invoice: moverOf(keptInvoices),
  production_order: moverOf(keptOrders.production_order),
  preproduction_order: moverOf(keptOrders.preproduction_order),
  task: moveTasks,
}

/** Moves those of these records that are still as they were seen, with an entry in the history of each, and returns how many. */
export async function moveBatch(work: Work, batch: Batch): Promise<number> {
  return movers[batch.kind](work, batch)
}

function moverOf<R extends AnyRecord>(keeping: Keeping<R>) {
  return async (work: Work, { records, status, dueOn, note }: Batch): Promise<number> => {
    const locked = await lockRecords(
      work,
      keeping,
      records.map(({ id }) => id),
    )
    const enters = { ...entering(status.id, dueOn, work.now), ...(await keeping.takenOverBy?.(work, status)) }
    const writes = records.flatMap(({ id, version }): RecordWrite<R>[] => {
      const before = locked.get(id)
      if (before === undefined || before.row.version !== version) return []
      return [{ before, after: { ...before, row: { ...before.row, ...enters } }, what: 'changed', note: manyLines(note) }]
    })
    return (await writeRecords(work, keeping, writes)).length
  }
}
