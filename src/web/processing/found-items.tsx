import { Group, Stack, Text } from '@mantine/core'
import { listItems } from '#studio/matching/contract.ts'
import type { Decision } from '#studio/matching/item.ts'
import { useList } from '#web/app/api/use-list.ts'
import { moveFocus } from '#web/ui/data-list/move-focus.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Failed, Loading } from '#web/ui/loaded.tsx'
import { words } from '#web/words/words.ts'
import { AllChoice } from './choice.tsx'
import { choicesOf } from './choosing.ts'
import type { Groups, ListProps } from './item-groups.tsx'
import { ItemRows } from './item-rows.tsx'
import classes from './process.module.css'
import { decisionOf, tickRow } from './ticks.ts'

/** What a search found in a view. "All" means the rows on the screen here. */
export function FoundItems({ data, search, ...shape }: ListProps & { data: Groups; search: string }) {
  const { view, choosing } = shape
  const list = useList(listItems, { query: { view, search, limit: 200 } })
  const names = new Map(data.groups.map(({ trigger_id, description }) => [trigger_id, description]))
  const tickShown = (decision: Decision | null) =>
    choosing?.setTicks((before) => list.rows.reduce((ticks, row) => (decisionOf(ticks, row) === decision ? ticks : tickRow(ticks, row, decision)), before))
  if (list.trouble !== null) return <Failed trouble={list.trouble} retry={list.retry} />
  if (list.pending) return <Loading />
  if (list.rows.length === 0) return <EmptyState icon="search" title={words.process.nothingFound(search)} text={words.process.nothingFoundNext} />
  return (
    // Keys that bubble up from the rows' own buttons; the frame itself takes no focus.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div onKeyDown={moveFocus}>
      <Stack gap="sm">
        {choosing !== null && choicesOf(view).length > 0 && (
          <Group justify="space-between" gap="xs">
            <Text size="sm" fw={600}>
              {words.process.group.shown(list.rows.length)}
            </Text>
            <AllChoice choices={choicesOf(view)} name={words.process.total.shown} pressed={null} choose={tickShown} />
          </Group>
        )}
        <div className={classes.group}>
          <ItemRows list={list} label={words.process.list} nameOf={(row) => names.get(row.trigger_id) ?? null} {...shape} />
        </div>
      </Stack>
    </div>
  )
}
