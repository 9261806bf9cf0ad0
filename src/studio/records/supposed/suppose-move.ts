import { sql } from 'kysely'
import { refuseField } from '#platform/refusal.ts'
import type { Work } from '#studio/staff/work.ts'
import { keptAppointments } from '../appointments/keep-appointments.ts'
import { withChange as appointmentWith } from '../appointments/with-change.ts'
import { keptClients } from '../clients/keep-clients.ts'
import { withChange as clientWith } from '../clients/with-change.ts'
import { keptInvoices } from '../invoices/keep-invoices.ts'
import { withChange as invoiceWith } from '../invoices/with-change.ts'
import type { Keeping } from '../keeping.ts'
import { keptOrders } from '../orders/keep-orders.ts'
import { withChange as orderWith } from '../orders/with-change.ts'
import type { AnyRecord } from '../record-write.ts'
import { keptSessions } from '../sessions/keep-sessions.ts'
import { withChange as sessionWith } from '../sessions/with-change.ts'
import { noSuch } from '../stale.ts'
import { withStatus } from '../statuses/with-status.ts'
import { subjectKinds } from '../subject.ts'
import type { TaskRow } from '../tasks/task.ts'
import { withChange as taskWith } from '../tasks/with-change.ts'
import { withStatus as taskInStatus } from '../tasks/with-status.ts'
import { type MovableKind, movedFields, type RecordMove } from './record-move.ts'

type Columns = Readonly<Record<string, unknown>>
/** A record as it would be. `columns`: those that would be others; `entered`: the entry into a status that would be written, by its columns; `was`: its row as it is. */
export type SupposedRecord = { kind: MovableKind; id: number; columns: Columns; entered: Columns | null; was: Columns }

/** The number of an entry into a status that nobody has written. */
const unwritten = -1

type Moved = { kind: MovableKind; id: number; changes: RecordMove }

/**
 * What moving a record would make of it, by the very rules of changing it and of moving it to another status. Refuses what these refuse. Reads without a
 * lock, and writes nothing.
 */
export async function supposeMove(work: Work, { kind, id, changes }: Moved): Promise<SupposedRecord> {
  const { status_id, due_on, ...fields } = changes
  for (const field of Object.keys(fields)) {
    if (movedFields[kind].some((known) => known === field)) continue
    const name = subjectKinds[kind].label
    throw refuseField(field, 'no-such-field', `${name}s have no “${field}”. Leave it out.`)
  }
  const to = status_id === undefined ? null : { status_id, ...(due_on === undefined ? {} : { due_on }) }
  if (to === null && due_on !== undefined) throw refuseField('due_on', 'no-status', 'Name the status that it is the due date of.')
  switch (kind) {
    case 'session':
      return supposed(work, { keeping: keptSessions, id, to, change: (before) => sessionWith(work, before, fields) })
    case 'appointment':
      return supposed(work, { keeping: keptAppointments, id, to, change: (before) => appointmentWith(work, before, fields) })
    case 'invoice':
      return supposed(work, { keeping: keptInvoices, id, to, change: (before) => invoiceWith(work, before, fields) })
    case 'client':
      return supposed(work, { keeping: keptClients, id, to, change: (before) => clientWith(work, before, fields) })
    case 'task':
      return supposedTask(work, { id, to, fields })
    default:
      return supposed(work, { keeping: keptOrders[kind], id, to, change: (before) => orderWith(work, before, fields) })
  }
}

type To = { status_id: number; due_on?: string | null } | null
type Supposing<R extends AnyRecord> = { keeping: Keeping<R>; id: number; to: To; change: (before: R) => Promise<R> }

async function supposed<R extends AnyRecord>(work: Work, { keeping, id, to, change }: Supposing<R>): Promise<SupposedRecord> {
  const { rows } = await sql<R['row']>`SELECT * FROM ${sql.table(keeping.kind)} WHERE id = ${id}`.execute(work.db)
  const [before] = await keeping.withParts(work, rows)
  if (before === undefined) throw noSuch(subjectKinds[keeping.kind].label.toLowerCase(), id)
  const changed = await change(before)
  const moved = to === null ? {} : await withStatus(work, { keeping, before: changed, to })
  const after: AnyRecord['row'] = { ...changed.row, ...moved }
  return differing(keeping.kind, before.row, after)
}

async function supposedTask(work: Work, { id, to, fields: { task_due_on, ...fields } }: { id: number; to: To; fields: RecordMove }): Promise<SupposedRecord> {
  const before = await work.db.selectFrom('task').selectAll().where('id', '=', id).executeTakeFirst()
  if (before === undefined) throw noSuch('task', id)
  const changed = await taskWith(work, before, { ...fields, ...(task_due_on === undefined ? {} : { due_on: task_due_on }) })
  return differing('task', before, to === null ? changed : { ...changed, ...(await taskInStatus(work, changed, to)) })
}

function differing(kind: MovableKind, before: AnyRecord['row'] | TaskRow, after: AnyRecord['row'] | TaskRow): SupposedRecord {
  const enters = after.status_id !== null && after.status_id !== before.status_id
  const row = enters ? { ...after, status_entry_id: unwritten } : after
  const was: Columns = { ...before }
  return {
    kind,
    id: before.id,
    was,
    columns: Object.fromEntries(Object.entries(row).filter(([column, value]) => value !== was[column])),
    entered: enters
      ? { id: unwritten, subject_kind: kind, subject_id: before.id, status_id: row.status_id, entered_at: row.status_entered_at, due_on: row.status_due_on }
      : null,
  }
}
