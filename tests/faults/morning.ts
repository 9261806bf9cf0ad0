import { sql } from 'kysely'
import { sendDue } from '#studio/delivery/send-due.ts'
import { carryOutRuns } from '#studio/processing/carry-out-runs.ts'
import { findAndRecheck } from '#studio/processing/find-and-recheck.ts'
import { startRun } from '#studio/processing/start-run.ts'
import type { OpenStudio } from '#studio/staff/work.ts'

export const phases = ['finding', 'processing', 'sending'] as const
export type Phase = (typeof phases)[number]

/** A whole morning: find, press Process All, carry out, send. Whatever an interrupted one left is taken up. `tell` hears what begins. */
export async function morning(studio: OpenStudio, tell: (phase: Phase) => void = () => undefined): Promise<void> {
  tell('finding')
  await findAndRecheck(studio)
  const { rows } = await studio.readOnly((work) => sql`SELECT FROM triggered_item WHERE state = 'active' LIMIT 1`.execute(work.db))
  const open = await studio.readOnly((work) => sql`SELECT FROM processing_run WHERE state IN ('waiting', 'running') LIMIT 1`.execute(work.db))
  if (rows.length > 0 && open.rows.length === 0) {
    await studio.inTransaction((work) => startRun(work, { all: [{ decision: 'process', view: 'active', last_event_id: 1e12 }] }))
  }
  tell('processing')
  await carryOutRuns(studio, new AbortController().signal)
  tell('sending')
  await sendDue(studio)
}
