import { sql } from 'kysely'
import { processAutomatic } from '#studio/processing/automatic/process-automatic.ts'
import { carryOutRun } from '#studio/processing/carry-out-run.ts'
import { startRun } from '#studio/processing/start-run.ts'
import { type CaseStudio, caseStudio } from './cases.ts'
import { openSink, type Sink } from './sink.ts'
import { addRow } from './studio.ts'
import { addT7, addTemplate, callStep, emailStep } from './t7.ts'

/** A studio of `cases.md` whose triggers process by themselves, with a mail server. */
export type AutomaticStudio = Omit<CaseStudio, 'close'> & {
  sink: Sink
  template: number
  /** A7 of the cases, or a variation of its columns. */
  addA7(columns?: Record<string, unknown>): Promise<number>
  /** Columns of a trigger. */
  changeTrigger(id: number, columns: Record<string, unknown>): Promise<void>
  /** Columns of the studio. */
  has(columns: Record<string, unknown>): Promise<void>
  /** Channels of what was written. */
  written(): Promise<string[]>
  /** State of every item, and what it waits for. */
  waiting(): Promise<string[]>
  /** Lets the job run. */
  go(): Promise<Readonly<Record<string, number>>>
  /** Presses Process for all items of a trigger. */
  processByHand(triggerId: number): Promise<void>
  close(): Promise<void>
}

export async function automaticStudio(): Promise<AutomaticStudio> {
  const cases = await caseStudio()
  const sink = await openSink()
  const { studio } = cases
  const server = { host: '127.0.0.1', port: sink.port, security: 'none', timeout_seconds: 5 }
  await addRow(studio, 'sender', { from_name: 'Northlight', from_address: 'hello@northlight.example', ...server })
  const template = await addTemplate(cases)
  const changeTrigger = async (id: number, columns: Record<string, unknown>) => {
    const set = sql.join(Object.entries(columns).map(([column, value]) => sql`${sql.ref(column)} = ${value}`))
    await studio.inTransaction((work) => sql`UPDATE trigger SET ${set} WHERE id = ${id}`.execute(work.db))
  }
  return {
    ...cases,
    sink,
    template,
    changeTrigger,
    async addA7(columns = {}) {
      const id = await addT7(cases, [emailStep(template), callStep()])
      await changeTrigger(id, { automatic: true, ...columns })
      return id
    },
    async has(columns) {
      await studio.inTransaction((work) => work.db.updateTable('studio').set(columns).where('id', '=', work.studio.id).execute())
    },
    async written() {
      const { rows } = await studio.readOnly((work) => sql<{ channel: string }>`SELECT channel FROM communication ORDER BY id`.execute(work.db))
      return rows.map((row) => row.channel)
    },
    async waiting() {
      const { rows } = await studio.readOnly((work) =>
        sql<{ state: string; waits_for: string | null }>`SELECT state, waits_for FROM triggered_item ORDER BY id`.execute(work.db),
      )
      return rows.map(({ state, waits_for }) => `${state}${waits_for === null ? '' : `, ${waits_for}`}`)
    },
    go: async () => (await processAutomatic(studio)).counts,
    async processByHand(trigger_id) {
      const run = await studio.inTransaction((work) => startRun(work, { all: [{ decision: 'process', view: 'active', trigger_id, last_event_id: 1e9 }] }))
      await carryOutRun(studio, run)
    },
    async close() {
      await sink.close()
      await cases.close()
    },
  }
}
