import type { Output } from '#platform/http/contract.ts'
import type { readRun } from '#studio/processing/contract.ts'
import { doubtText } from './doubt-text.ts'

type Run = Omit<Output<typeof readRun>, 'id'> & { id: number | null }

/** "Run 4: 12 processed, 1 attention. 9 emails and 3 calls were made." and below what did not go as wanted. */
export function runText(run: Run): string {
  if (run.id === null) return 'Nothing waits, so nothing was done.'
  const outcomes = Object.entries(run.outcomes).map(([outcome, count]) => `${count} ${outcome === 'attention' ? needs(count) : outcome}`)
  const made = Object.entries(run.generated).map(([channel, count]) => `${count} ${channel}${count === 1 ? '' : 's'}`)
  const state = run.state === 'done' ? '' : ` (${run.state}, ${run.finished} of ${run.total})`
  return [
    `Run ${run.id}${state}: ${outcomes.join(', ') || 'nothing yet'}.${made.length > 0 ? ` Made ${made.join(', ')}.` : ''}${run.undone_at === null ? '' : ' It was undone.'}`,
    ...(run.in_doubt > 0 ? [doubtText(run.in_doubt)] : []),
    ...run.problems.map((problem) => `  Item ${problem.item_id}, ${problem.client_name}, ${problem.trigger}: ${problem.message}`),
  ].join('\n')
}

function needs(count: number): string {
  return count === 1 ? 'needs attention' : 'need attention'
}
