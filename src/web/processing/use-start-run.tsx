import { List, Stack, Text } from '@mantine/core'
import { modals } from '@mantine/modals'
import { listItemGroups, listItems } from '#studio/matching/contract.ts'
import type { ItemView } from '#studio/matching/item.ts'
import { startRun } from '#studio/processing/contract.ts'
import type { Trouble } from '#web/app/api/trouble.ts'
import { useCommand } from '#web/app/api/use-command.ts'
import { words } from '#web/words/words.ts'
import { deletionsToConfirm, requestOf, type Ticks } from './ticks.ts'

const say = words.process.brake

/** Sends what was chosen. Many deletions are asked about first, and an unusual number to generate once more, with its figures. */
export function useStartRun(started: (run: number) => void) {
  const command = useCommand(startRun, {
    refreshes: [listItemGroups, listItems],
    done: (run) => started(run.id),
    handles: (trouble) => trouble.code === 'brake',
  })
  const start = (ticks: Ticks, view: ItemView) => {
    const body = requestOf(ticks, view)
    const anyway = () => command.mutate({ body: { ...body, burst_confirmed: true } })
    command.mutate({ body }, { onError: (trouble) => trouble.code === 'brake' && ask(trouble, anyway) })
  }
  const process = (ticks: Ticks, view: ItemView) => {
    const deletions = deletionsToConfirm(ticks)
    if (deletions === 0) start(ticks, view)
    else askToDelete(deletions, () => start(ticks, view))
  }
  return { process, isPending: command.isPending }
}

function askToDelete(count: number, confirmed: () => void): void {
  const { title, text, confirm } = words.process.deleting
  modals.openConfirmModal({
    title: title(count),
    children: <Text size="sm">{text}</Text>,
    labels: { confirm: confirm(count), cancel: words.actions.cancel },
    confirmProps: { color: 'red' },
    closeButtonProps: { 'aria-label': words.actions.close },
    onConfirm: confirmed,
  })
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
