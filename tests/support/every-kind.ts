import { sql } from 'kysely'
import { findAndRecall } from '#studio/delivery/find-and-recall.ts'
import { type ItemRow, itemRows } from '#studio/matching/queries.ts'
import { carryOutRun } from '#studio/processing/carry-out-run.ts'
import { startRun } from '#studio/processing/start-run.ts'
import type { Work } from '#studio/staff/work.ts'
import { createTrigger, type NewTrigger } from '#studio/triggers/create-trigger.ts'
import type { ProposedStep } from '#studio/triggers/proposal.ts'
import type { RecipientKind } from '#studio/triggers/recipients.ts'
import { type CaseStudio, caseStudio } from './cases.ts'
import { addRow } from './studio.ts'

export type Sent = { channel: string; recipient_kind: string; to_name: string; to_address: string; subject: string; plain: string; client_id: number | null }
type About = Pick<NewTrigger, 'subject_kind' | 'basis' | 'moment'> & Partial<NewTrigger>

/** A studio of `cases.md` that can send, and what tests of every kind of record ask of it. */
export type KindStudio = CaseStudio & {
  within<T>(run: (work: Work) => Promise<T>): Promise<T>
  rows<T>(query: ReturnType<typeof sql<T>>): Promise<T[]>
  versionOf(table: string, id: number): Promise<number>
  findAll(): Promise<unknown>
  /** A trigger with one output, switched on. */
  addTrigger(about: About, kind: RecipientKind, steps: ProposedStep[]): Promise<number>
  /** Processes everything that is active, and returns the run. */
  process(): Promise<number>
  listed(): Promise<ItemRow[]>
  /** Where each item stands, with the reason's code. */
  standing(): Promise<string[]>
  sent(): Promise<Sent[]>
  /** By which channel, to whom, where. */
  ways(): Promise<string[][]>
  emails(): Promise<{ state: string; reason: string | null }[]>
}

export async function kindStudio(): Promise<KindStudio> {
  const cases = await caseStudio('2026-05-04T08:00')
  const within: KindStudio['within'] = (run) => cases.studio.inTransaction(run)
  const rows: KindStudio['rows'] = async (query) => (await cases.studio.readOnly((work) => query.execute(work.db))).rows
  const sent = () => rows(sql<Sent>`SELECT channel, recipient_kind, to_name, to_address, subject, plain, client_id FROM communication ORDER BY id`)
  await addRow(cases.studio, 'sender', { from_address: 'hello@northlight.example', host: '127.0.0.1' })
  await within((work) => sql`UPDATE studio SET rest_seconds = 300, use_invoice_statuses = true`.execute(work.db))
  return {
    ...cases,
    within,
    rows,
    sent,
    findAll: () => findAndRecall(cases.studio),
    versionOf: async (table, id) => (await rows(sql<{ version: number }>`SELECT version FROM ${sql.table(table)} WHERE id = ${id}`))[0]?.version ?? 0,
    addTrigger(about, kind, steps) {
      const outputs = [{ recipient: { kind, member_id: null, department_id: null }, steps }]
      return within(async (work) => (await createTrigger(work, { description: 'Every kind', outputs, active: true, ...about })).id)
    },
    async process() {
      const run = await within((work) => startRun(work, { all: [{ decision: 'process', view: 'active', last_event_id: 1e9 }] }))
      await carryOutRun(cases.studio, run)
      return run
    },
    async listed() {
      const ids = (await cases.items()).map(({ id }) => id)
      return cases.studio.readOnly((work) => itemRows(work, ids))
    },
    standing: async () => (await cases.items()).map(({ state, reason }) => (reason === null ? state : `${state}: ${reason}`)),
    ways: async () => (await sent()).map(({ channel, recipient_kind, to_name, to_address }) => [channel, recipient_kind, to_name, to_address]),
    emails: () => rows(sql<{ state: string; reason: string | null }>`SELECT state, reason FROM dispatch ORDER BY communication_id`),
  }
}
