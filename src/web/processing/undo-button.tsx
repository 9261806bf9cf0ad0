import { undoRun } from '#studio/delivery/contract.ts'
import { readRun } from '#studio/processing/contract.ts'
import { useCommand } from '#web/app/api/use-command.ts'
import { ConfirmButton } from '#web/ui/confirm-button.tsx'
import { words } from '#web/words/words.ts'
import { touchedByRuns } from './touched-by-runs.ts'
import type { Run } from './use-run.ts'

const say = words.process.run

/** Takes a run back as far as it still can be. */
export function UndoButton({ run: { id, outcomes }, label = say.undo }: { run: Pick<Run, 'id' | 'outcomes'>; label?: string }) {
  const undo = useCommand(undoRun, { refreshes: [readRun, ...touchedByRuns], says: say.undoAnswer })
  return (
    <ConfirmButton
      size="compact-sm"
      variant="light"
      aria-label={label}
      label={say.undo}
      title={say.undoTitle}
      text={say.undoText(outcomes)}
      loading={undo.isPending}
      onConfirm={() => undo.mutate({ params: { id }, body: { undone: true } })}
    />
  )
}
