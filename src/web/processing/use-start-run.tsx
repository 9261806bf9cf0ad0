import { List, Stack, Text } from '@mantine/core'
import { modals } from '@mantine/modals'
import { listItemGroups, listItems } from '#studio/matching/contract.ts'
import type { ItemView } from '#studio/matching/item.ts'
import { startRun } from '#studio/processing/contract.ts'
import type { Trouble } from '#web/app/api/trouble.ts'
import { useCommand } from '#web/app/api/use-command.ts'
import { words } from '#web/words/words.ts'
import { requestOf, type Ticks } from './ticks.ts'

const say = words.process.brake

/** Sends what was chosen. An unusual number is asked about once more, with its figures. */
export function useStartRun(started: (run: number) => void) {
  const command = useCommand(startRun, {
    refreshes: [listItemGroups, listItems],
    done: (run) => started(run.id),
    handles: (trouble) => trouble.code === 'brake',
  })
  const process = (ticks: Ticks, view: ItemView) => {
    const body = requestOf(ticks, view)
    const anyway = () => command.mutate({ body: { ...body, burst_confirmed: true } })
    command.mutate({ body }, { onError: (trouble) => trouble.code === 'brake' && ask(trouble, anyway) })
  }
  return { process, isPending: command.isPending }
}

function ask(trouble: Trouble, anyway: () => void): void {
  modals.openConfirmModal({
    title: say.title,
    children: (
      <Stack gap="sm">
        <Text size="sm">{trouble.message}</Text>
        <List size="sm">
          {trouble.problems.map(({ message }) => (
            <List.Item key={message}>{message}</List.Item>
          ))}
        </List>
      </Stack>
    ),
    labels: { confirm: say.process, cancel: say.look },
    closeButtonProps: { 'aria-label': words.actions.close },
    onConfirm: anyway,
  })
}
