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
 * The studio moves in from another program, on a day: its clients and sessions are imported as history. The samples stand in the
 * repository with the same people under other numbers, so that they can be imported into the demo as well.
 */
export async function moveIn({ call }: Filled, { past, on, tell }: { past: Past; on: CivilDate; tell: (sentence: string) => void }): Promise<void> {
  const files = sampleFiles({ ...past, today: on, seed: sixYears.seed + 7, letters: { client: 'N', session: 'N' } })
  for (const [kind, name] of [
    ['client', 'clients'],
    ['session', 'sessions'],
  ] as const) {
    tell(`${past[name].toLocaleString('en-US')} ${name} of six years`)
    const run = await call(startImport, { body: { kind, mode: 'history', date_order: 'mdy', file_name: `${name}.csv`, content: files[name] } })
    if (run.created !== past[name]) throw new Error(`Of ${past[name]} ${name} of the demo ${run.created} came in: ${run.error ?? run.remarks.join(' ')}`)
  }
  await sayGoodbye(call)
}

/** Photographers of earlier years came in with their sessions; they do not work here any more. */
async function sayGoodbye(call: Filled['call']): Promise<void> {
  const { rows } = await call(listMembers, {})
  for (const { id, version, takes_sessions, name } of rows) {
    if (takes_sessions && staff.every((member) => member.name !== name)) await call(archiveMember, { params: { id }, body: { archived: true, version } })
  }
}
