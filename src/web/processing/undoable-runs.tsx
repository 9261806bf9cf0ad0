import { Button, Group, Paper, Stack, Text } from '@mantine/core'
import type { Output } from '#platform/http/contract.ts'
import { listUndoableRuns } from '#studio/delivery/contract.ts'
import { useAnswer } from '#web/app/api/use-answer.ts'
import { useMay } from '#web/app/me.ts'
import { useClock } from '#web/ui/dates.tsx'
import { writtenClock } from '#web/ui/written.ts'
import { words } from '#web/words/words.ts'
import { UndoButton } from './undo-button.tsx'

const say = words.process.undoable

type UndoableRun = Output<typeof listUndoableRuns>['rows'][number]
type UndoableRunsProps = {
  /** The run whose result is on the screen already. */
  shown: number | undefined
  see: (run: number) => void
}

/** The latest runs that can still be taken back, whoever started them and wherever one has been since. */
export function UndoableRuns({ shown, see }: UndoableRunsProps) {
  const { data } = useAnswer(listUndoableRuns, {}, { every: () => 10_000 })
  const rows = (data?.rows ?? []).filter(({ id }) => id !== shown)
  if (rows.length === 0) return null
  return (
    <Paper withBorder px="md" py="sm" radius="lg" component="section" aria-label={say.label}>
      <Stack gap="xs">
        {rows.map((run) => (
          <UndoableRun key={run.id} run={run} see={see} />
        ))}
      </Stack>
    </Paper>
  )
}

function UndoableRun({ run: { id, at, undoable_until, outcomes, actor }, see }: { run: UndoableRun; see: (run: number) => void }) {
  const mayDecide = useMay('items.decide')
  const clock = useClock()
  const what = say.what(outcomes)
  return (
    <Group justify="space-between" gap="xs">
      <Text size="sm">
        <Text span inherit fw={600}>
          {say.who(actor.name, writtenClock(at, clock), what)}
        </Text>{' '}
        {say.until(writtenClock(undoable_until, clock))}
      </Text>
      <Group gap="xs" wrap="nowrap">
        <Button size="compact-sm" variant="subtle" onClick={() => see(id)}>
          {say.see}
        </Button>
        {mayDecide && <UndoButton run={{ id, outcomes }} label={say.undo(what)} />}
      </Group>
    </Group>
  )
}
