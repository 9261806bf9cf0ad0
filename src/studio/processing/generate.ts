import { sql } from 'kysely'
import { breather, mapBreathing } from '#platform/breather.ts'
import { writeCommunications } from '#studio/messages/write-communications.ts'
import { createTasks } from '#studio/records/tasks/create-tasks.ts'
import { loadStaff } from '#studio/records/tasks/load-staff.ts'
import type { Deployment, Work } from '#studio/staff/work.ts'
import { loadLeaving } from './automatic/load-leaving.ts'
import { messageDraft, type Ready, taskDraft } from './drafts.ts'
import type { Facts } from './load-facts.ts'
import { loadSending, type Sending } from './load-sending.ts'
import type { Plan, Problem } from './plan.ts'
import { recipientKey } from './recipient.ts'
import { renderPlanned } from './render-planned.ts'

/** `automatic`: nobody pressed Process, so hours bind what is made. */
export type Generation = { runId: number | null; deployment: Deployment; automatic: boolean }

/**
 * Writes what planned items generate: communications, tasks, and an effect for each, set-based. Returns the problem of every item of
 * which something could not be generated; what could be stands, and a retry makes only the missing ones.
 */
export async function generate(work: Work, plans: readonly { item: Facts; plan: Plan }[], generation: Generation): Promise<Map<number, Problem>> {
  const problems = new Map<number, Problem>()
  const sending = await loadSending(work, generation.deployment)
  const ready: Ready[] = []
  const breathe = breather()
  for (const { item, plan } of plans) {
    await breathe()
    if (plan.problem !== null) problems.set(item.id, plan.problem)
    for (const planned of plan.planned) {
      if (planned.already) continue
      const rendered = renderPlanned(item, planned, sending.unsubscribeUrl(item.trigger.purpose, planned))
      const problem = planned.problem ?? rendered.problem ?? sending.problem(item.trigger.purpose, planned)
      if (problem === null) ready.push({ facts: item, planned, rendered })
      else problems.set(item.id, problem)
    }
  }
  await write(work, { ready, sending, generation })
  return problems
}

async function write(work: Work, { ready, sending, generation }: { ready: readonly Ready[]; sending: Sending; generation: Generation }): Promise<void> {
  const { runId, automatic } = generation
  const tasks = ready.filter(({ planned }) => planned.step?.channel === 'task')
  const messages = ready.filter(({ planned }) => planned.step?.channel !== 'task')
  const taskIds = await createTasks(
    work,
    tasks.map((one) => taskDraft(work, one)),
  )
  const desk = await loadStaff(
    work,
    messages.flatMap(({ planned }) => planned.step ?? []),
  )
  const leavesAt = await loadLeaving(work, { automatic, runId, restUntil: sending.restUntil })
  const messageIds = await writeCommunications(work, await mapBreathing(messages, (one) => messageDraft({ ...work, sending, leavesAt, desk }, one)))
  await keepEffects(work, runId, [
    ...tasks.map((one, index) => ({ ...one, taskId: taskIds[index] ?? null, communicationId: null })),
    ...messages.map((one, index) => ({ ...one, taskId: null, communicationId: messageIds[index] ?? null })),
  ])
}

type Made = Ready & { taskId: number | null; communicationId: number | null }

/** The unique key of an effect is the promise that nothing is generated twice: a second one fails the whole batch. A withdrawn or held one is made anew. */
async function keepEffects(work: Work, runId: number | null, made: readonly Made[]): Promise<void> {
  if (made.length === 0) return
  const { rows } = await sql`
    INSERT INTO effect AS e (item_id, output_id, recipient, step, state, run_id, communication_id, task_id, created_at)
    SELECT *, ${work.now}::timestamptz FROM unnest(
      ${made.map(({ facts }) => facts.id)}::bigint[], ${made.map(({ planned }) => planned.output.id)}::bigint[], ${made.map(({ planned }) => recipientKey(planned.recipient))}::text[],
      ${made.map(({ planned }) => planned.place)}::smallint[], ${made.map(() => 'generated')}::text[], ${made.map(() => runId)}::bigint[],
      ${made.map((one) => one.communicationId)}::bigint[], ${made.map((one) => one.taskId)}::bigint[])
    ON CONFLICT ON CONSTRAINT effect_once DO UPDATE SET state = 'generated', run_id = EXCLUDED.run_id, communication_id = EXCLUDED.communication_id,
      task_id = EXCLUDED.task_id, created_at = EXCLUDED.created_at
    WHERE e.state IN ('withdrawn', 'held') RETURNING id`.execute(work.db)
  if (rows.length !== made.length) throw new Error(`${made.length - rows.length} effects were generated before; nothing of this batch is kept.`)
}
