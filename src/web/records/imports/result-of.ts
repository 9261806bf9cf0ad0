import type { ImportRun } from '#studio/records/imports/contract.ts'
import { words } from '#web/words/words.ts'

const say = words.imports.earlier

/** How an import stands, in a word or two. */
export function resultOf(run: Pick<ImportRun, 'state' | 'created' | 'changed' | 'unchanged' | 'refused'>): string {
  if (run.state === 'failed') return say.failed
  if (run.state === 'running' || run.state === 'waiting') return say.running
  if (run.state === 'undone') return say.undone
  return run.state === 'canceled' ? say.canceled : say.result(run)
}
