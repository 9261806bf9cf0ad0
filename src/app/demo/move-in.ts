import { type SampleStudio, sampleFiles, sixYears } from '#app/samples/six-years.ts'
import type { CivilDate } from '#studio/calendar/civil-date.ts'
import { startImport } from '#studio/records/imports/contract.ts'
import { archiveMember, listMembers } from '#studio/staff/members/contract.ts'
import { staff } from './demo-studio.ts'
import type { Filled } from './filled.ts'

/** How many clients and sessions of earlier years the demo studio brings along. */
export type Past = Pick<SampleStudio, 'clients' | 'sessions'>

/** As many as the samples have. */
export const sixYearsOf: Past = sixYears

/**
 * The studio moves in from another program, on a day: its clients and sessions, and what belongs to the last years of them, are imported as history. The samples stand in the
 * repository with the same people under other numbers, so that they can be imported into the demo as well.
 */
export async function moveIn({ call }: Filled, { past, on, tell }: { past: Past; on: CivilDate; tell: (sentence: string) => void }): Promise<void> {
  const files = sampleFiles({ ...past, today: on, seed: sixYears.seed + 7, letters: { client: 'N', session: 'N', appointment: 'NA', invoice: 'NI' } })
  const brought = {
    client: `${figure(past.clients)} clients of six years`,
    session: `${figure(past.sessions)} sessions of six years`,
    appointment: 'Appointments',
    invoice: 'Invoices',
  }
  for (const kind of ['client', 'session', 'appointment', 'invoice'] as const) {
    tell(brought[kind])
    const run = await call(startImport, { body: { kind, mode: 'history', date_order: 'mdy', file_name: `${kind}s.csv`, content: files[kind] } })
    if (run.created !== run.rows_total)
      throw new Error(`Of ${run.rows_total} ${kind}s of the demo ${run.created} came in: ${run.error ?? run.remarks.join(' ')}`)
  }
  await sayGoodbye(call)
}

function figure(count: number): string {
  return count.toLocaleString('en-US')
}

/** Photographers of earlier years came in with their sessions; they do not work here any more. */
async function sayGoodbye(call: Filled['call']): Promise<void> {
  const { rows } = await call(listMembers, {})
  for (const { id, version, takes_sessions, name } of rows) {
    if (takes_sessions && staff.every((member) => member.name !== name)) await call(archiveMember, { params: { id }, body: { archived: true, version } })
  }
}
