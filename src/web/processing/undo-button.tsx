import { Stack, Text } from '@mantine/core'
import { previewUndo, undoRun } from '#studio/delivery/contract.ts'
import { readRun } from '#studio/processing/contract.ts'
import { useAnswer } from '#web/app/api/use-answer.ts'
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
      text={<WouldUndo id={id} outcomes={outcomes} />}
      loading={undo.isPending}
      onConfirm={() => undo.mutate({ params: { id }, body: { undone: true } })}
    />
  )
}

/** What it would take back just now; a second later more may have left. */
function WouldUndo({ id, outcomes }: Pick<Run, 'id' | 'outcomes'>) {
  const { data, error } = useAnswer(previewUndo, { params: { id } })
  return (
    <Stack gap="xs">
      <Text size="sm">{say.undoText(outcomes)}</Text>
      <Text component="output" size="sm" fw={600}>
        {data === undefined ? (error?.message ?? say.undoLooking) : say.undoPreview(data)}
      </Text>
    </Stack>
  )
}
