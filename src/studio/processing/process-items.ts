import { mapBreathing } from '#platform/breather.ts'
import { judgeItems } from '#studio/matching/judge-items.ts'
import { lockRepeats } from '#studio/matching/lock-repeats.ts'
import { type Move, moveItems } from '#studio/matching/move-items.ts'
import { reasonSentence } from '#studio/matching/reasons.ts'
import { waitings } from '#studio/matching/waiting.ts'
import type { Work } from '#studio/staff/work.ts'
import { leaveOverCap } from './automatic/leave-over-cap.ts'
import { type Generation, generate } from './generate.ts'
import { loadFacts } from './load-facts.ts'
import type { Outcome } from './outcome.ts'
import { planItem } from './plan.ts'

export type Wanted = { id: number; validityMinded: boolean }
export type Result = { id: number; outcome: Outcome; message: string | null }

/**
 * Processes items whose rows are locked: matches them again, chooses channels from data as it is now, renders, writes effects and
 * communications set-based and marks them. What cannot be generated goes to attention with its reason, never "processed as nothing".
 */
export async function processItems(work: Work, wanted: readonly Wanted[], generation: Generation): Promise<Result[]> {
  const { runId } = generation
  // Read before they are matched: what changes in between is seen by the versions when the message is handed over.
  const known = await loadFacts(
    work,
    wanted.map((item) => item.id),
  )
  const { matching, gone } = await matchAgain(work, wanted, runId)
  const fitting = new Set(matching)
  const facts = known.filter(({ id }) => fitting.has(id))
  if (facts.length === 0) return gone
  const planned = await mapBreathing(facts, (item) => ({ item, plan: planItem(item) }))
  const left = generation.automatic ? await leaveOverCap(work, planned) : new Set<number>()
  const plans = planned.filter(({ item }) => !left.has(item.id))
  const problems = await generate(work, plans, generation)
  const moves: Move[] = plans.map(({ item: { id } }) => {
    const problem = problems.get(id)
    return problem === undefined ? { id, to: 'processed', reason: null, runId } : { id, to: 'attention', reason: problem.code, detail: problem.detail, runId }
  })
  await moveItems(work, moves)
  const capped = [...left].map((id): Result => ({ id, outcome: 'capped', message: waitings.cap.says }))
  return [...gone, ...capped, ...moves.map(resultOf)]
}

async function matchAgain(work: Work, wanted: readonly Wanted[], runId: number | null): Promise<{ matching: number[]; gone: Result[] }> {
  const of = (minded: boolean) => wanted.filter((item) => item.validityMinded === minded).map((item) => item.id)
  const once = await lockRepeats(
    work,
    wanted.map((item) => item.id),
  )
  const verdicts = new Map([...(await judgeItems(work, of(true))), ...(await judgeItems(work, of(false), { validity: false }))])
  const moves: Move[] = []
  const matching: number[] = []
  const taken = new Set<string>()
  for (const { id } of wanted) {
    const [failed, key] = [verdicts.get(id)?.failed, once.get(id)]
    // They were judged before the first of them is marked.
    if (failed === null && key !== undefined && taken.has(key)) moves.push({ id, to: 'withdrawn', reason: 'once', runId })
    else if (failed === null) matching.push(id)
    else if (failed === 'validity-over') moves.push({ id, to: 'expired', reason: failed, runId })
    else moves.push({ id, to: 'withdrawn', reason: failed ?? 'moment-moved', detail: verdicts.get(id)?.detail ?? null, runId })
    if (failed === null && key !== undefined) taken.add(key)
  }
  await moveItems(work, moves)
  return { matching, gone: moves.map(resultOf) }
}

function resultOf({ id, to, reason, detail }: Move): Result {
  if (to === 'processed') return { id, outcome: 'processed', message: null }
  return { id, outcome: to === 'attention' ? 'attention' : 'withdrawn', message: reason === null ? null : reasonSentence(reason, detail ?? null) }
}
