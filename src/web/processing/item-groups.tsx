import { Button, Group, Stack, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { Output } from '#platform/http/contract.ts'
import type { listItemGroups } from '#studio/matching/contract.ts'
import type { Decision, ItemView } from '#studio/matching/item.ts'
import { moveFocus } from '#web/ui/data-list/move-focus.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { words } from '#web/words/words.ts'
import { AllChoice } from './choice.tsx'
import { type Choosing, choicesOf } from './choosing.ts'
import { FoundItems } from './found-items.tsx'
import { ItemGroup } from './item-group.tsx'
import classes from './process.module.css'
import { decisionOfAll, tickGroup } from './ticks.ts'

const say = words.process

export type Groups = Output<typeof listItemGroups>
export type ListProps = { view: ItemView; choosing: Choosing; open: (id: number) => void; opened: number | undefined }

/** The items of a view, grouped by trigger; with a search, those found. */
export function ItemGroups({ data, search, ...list }: ListProps & { data: Groups; search: string | undefined }) {
  const { view, choosing } = list
  const total = data.groups.reduce((sum, { count }) => sum + count, 0)
  const [toggled, setToggled] = useState<ReadonlyMap<number, boolean>>(new Map())
  const isOpen = (group: Groups['groups'][number]) => toggled.get(group.trigger_id) ?? (data.groups.length === 1 || total <= 100)
  const tickAll = (decision: Decision | null) =>
    choosing?.setTicks((before) => data.groups.reduce((ticks, group) => tickGroup(ticks, group, { decision, lastEvent: data.last_event_id }), before))
  const lead = total > 0 && (view === 'held' || view === 'deleted') && (
    <Text size="sm" c="dimmed" mb="sm">
      {say.leads[view]}
    </Text>
  )
  if (search !== undefined) return <FoundItems key={search} data={data} search={search} {...list} />
  if (data.groups.length === 0) return <NothingHere view={view} />
  return (
    // Keys that bubble up from the rows' own buttons; the frame itself takes no focus.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div onKeyDown={moveFocus}>
      {lead}
      {choosing !== null && choicesOf(view).length > 0 && (
        <Group justify="space-between" mb="sm" gap="xs">
          <Text size="sm" fw={600}>
            {say.total.label}
          </Text>
          <AllChoice choices={choicesOf(view)} name={say.total.label} pressed={uniform(data, choosing)} choose={tickAll} />
        </Group>
      )}
      <Stack gap="sm">
        {data.groups.map((group) => (
          <ItemGroup
            key={group.trigger_id}
            group={group}
            lastEvent={data.last_event_id}
            isOpen={isOpen(group)}
            toggle={() => setToggled((before) => new Map(before).set(group.trigger_id, !isOpen(group)))}
            {...list}
          />
        ))}
      </Stack>
      {choosing !== null && (
        <Text size="xs" c="dimmed" mt="sm" className={classes.keys ?? ''}>
          {keysOf(view)}
        </Text>
      )}
    </div>
  )
}

/** The keys that do something in this view. */
function keysOf(view: ItemView): string {
  const choices = choicesOf(view)
  return `${[say.keys, ...choices.map((one) => say.decisionKeys[one]), ...(choices.length > 0 ? [say.clearKey] : [])].join(', ')}.`
}

/** The decision that all groups have, if they have one. */
function uniform(data: Groups, { ticks }: NonNullable<Choosing>): Decision | null {
  const [first, ...others] = data.groups.map((group) => decisionOfAll(ticks, group))
  return others.every((one) => one === first) ? (first ?? null) : null
}

function NothingHere({ view }: { view: ItemView }) {
  const { empty, next } = say.views[view]
  const toTriggers = (
    <Button component={Link} to="/triggers" variant="default">
      {say.toTriggers}
    </Button>
  )
  return <EmptyState icon={view === 'active' ? 'check' : 'process'} title={empty} text={next} action={view === 'active' ? toTriggers : undefined} />
}
