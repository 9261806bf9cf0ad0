import { Button, Group, Paper, Progress, Stack, Text } from '@mantine/core'
import { readRun, stopRun } from '#studio/processing/contract.ts'
import { useCommand } from '#web/app/api/use-command.ts'
import { useMay } from '#web/app/me.ts'
import { Loaded } from '#web/ui/loaded.tsx'
import { words } from '#web/words/words.ts'
import { RunResult } from './run-result.tsx'
import { UndoButton } from './undo-button.tsx'
import { isWorking, type Run, type useRun } from './use-run.ts'

const say = words.process.run

/** A run's progress, then its result; and the way back while something of it still rests. */
export function RunPanel({ answer, open, close }: { answer: ReturnType<typeof useRun>; open: (item: number) => void; close: () => void }) {
  return (
    <Paper withBorder p="md" radius="lg" component="section" aria-label={say.label} aria-live="polite">
      <Loaded answer={answer}>
        {(run) => (isWorking(run) || run.state === 'stopped' ? <Working run={run} open={open} /> : <Finished run={run} open={open} close={close} />)}
      </Loaded>
    </Paper>
  )
}

function Working({ run, open }: { run: Run; open: (item: number) => void }) {
  const mayDecide = useMay('items.decide')
  const stop = useCommand(stopRun, { refreshes: [readRun] })
  const stopped = run.state === 'stopped'
  const share = run.total === 0 ? 0 : (100 * run.finished) / run.total
  return (
    <Stack gap="sm">
      <Group justify="space-between">
        <Text fw={600}>{stopped ? say.stopped(run.finished, run.total) : say.running(run.finished, run.total)}</Text>
        {mayDecide && (
          <Button
            size="compact-sm"
            variant="default"
            loading={stop.isPending}
            onClick={() => stop.mutate({ params: { id: run.id }, body: { stopped: !stopped } })}
          >
            {stopped ? say.goOn : say.stop}
          </Button>
        )}
      </Group>
      <Progress value={share} animated={!stopped} aria-label={say.running(run.finished, run.total)} />
      {stopped && <RunResult run={run} open={open} />}
    </Stack>
  )
}

function Finished({ run, open, close }: { run: Run; open: (item: number) => void; close: () => void }) {
  const mayDecide = useMay('items.decide')
  return (
    <Stack gap="sm">
      <Group justify="space-between" align="flex-start" wrap="nowrap">
        <RunResult run={run} open={open} />
        <Group gap="xs" wrap="nowrap">
          {mayDecide && run.undoable && <UndoButton run={run} />}
          <Button size="compact-sm" variant="default" onClick={close} aria-label={say.dismiss}>
            {words.actions.close}
          </Button>
        </Group>
      </Group>
    </Stack>
  )
}
