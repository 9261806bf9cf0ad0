import { sql } from 'kysely'
import type { Work } from '#studio/staff/work.ts'
import type { SubjectKind } from './subject.ts'

/** The tables whose rows get their number before they are written. */
const sequences = {
  client: 'client_id_seq',
  session: 'session_id_seq',
  appointment: 'appointment_id_seq',
  invoice: 'invoice_id_seq',
  production_order: 'production_order_id_seq',
  preproduction_order: 'preproduction_order_id_seq',
  task: 'task_id_seq',
  vendor: 'vendor_id_seq',
  status_entry: 'status_entry_id_seq',
} as const satisfies Record<SubjectKind | 'vendor' | 'status_entry', string>

/** Draws so many numbers of rows to come, in rising order, in one question. */
export async function drawNumbers(work: Work, table: keyof typeof sequences, count: number): Promise<ArrayIterator<number>> {
  if (count === 0) return [].values()
  const { rows } = await sql<{ ids: number[] }>`
    SELECT json_agg(nextval(${sequences[table]}::regclass)) AS ids FROM generate_series(1, ${count}::int)`.execute(work.db)
  return (rows[0]?.ids ?? []).values()
}
