import { Group, Text, UnstyledButton } from '@mantine/core'
import { listItems } from '#studio/matching/contract.ts'
import type { Decision } from '#studio/matching/item.ts'
import { useList } from '#web/app/api/use-list.ts'
import { ChannelIcon } from '#web/ui/channel-icon.tsx'
import { isTyping } from '#web/ui/data-list/move-focus.ts'
import { Icon } from '#web/ui/icon.tsx'
import { StatusBadge } from '#web/ui/status-badge.tsx'
import { words } from '#web/words/words.ts'
import { AllChoice } from './choice.tsx'
import { choicesOf, decisionOfKey } from './choosing.ts'
import type { Groups, ListProps } from './item-groups.tsx'
import { ItemRows } from './item-rows.tsx'
import classes from './process.module.css'
import { decisionOfAll, tickGroup } from './ticks.ts'

const say = words.process.group

type ItemGroupProps = ListProps & { group: Groups['groups'][number]; lastEvent: number; isOpen: boolean; toggle: () => void }

/** A trigger and the items it has in the view. */
export function ItemGroup({ group, lastEvent, isOpen, toggle, ...shape }: ItemGroupProps) {
  const { view, choosing } = shape
  const choices = choicesOf(view)
  const place = `group-${group.trigger_id}`
  const tick = (decision: Decision | null) => choosing?.setTicks((before) => tickGroup(before, group, { decision, lastEvent }))
  const onKeyDown = (event: React.KeyboardEvent) => {
    const decision = decisionOfKey(event.key)
    if (decision === undefined || isTyping(event) || (decision !== null && !choices.includes(decision))) return
    tick(decision)
  }
  return (
    <section className={classes.group} aria-labelledby={place}>
      <div className={classes.groupHead} data-row>
        <UnstyledButton data-opens className={classes.toggle ?? ''} aria-expanded={isOpen} onClick={toggle} onKeyDown={onKeyDown}>
          <Icon name={isOpen ? 'down' : 'right'} />
          <span className={classes.groupName}>
            <span className={classes.groupTitle} id={place}>
              {group.description}
              <Group component="span" display="inline-flex" gap={6} className={classes.channels ?? ''}>
                {group.channels.map((channel) => (
                  <ChannelIcon key={channel} channel={channel} />
                ))}
              </Group>
            </span>
            <Text span size="xs" c="dimmed" visibleFrom="sm">
              {group.sentence}
            </Text>
          </span>
        </UnstyledButton>
        <Group gap="xs" className={classes.groupEnd ?? ''}>
          <Text size="sm" fw={600}>
            {say.items(group.count)}
          </Text>
          {group.automatic !== null && (
            <Text size="xs" c="dimmed">
              {words.automatic.group(group.count, group.automatic)}
            </Text>
          )}
          {group.late > 0 && <StatusBadge tone="warn">{say.late(group.late)}</StatusBadge>}
          {choosing !== null && choices.length > 0 && (
            <AllChoice choices={choices} name={group.description} pressed={decisionOfAll(choosing.ticks, group)} choose={tick} />
          )}
        </Group>
      </div>
      {isOpen && <GroupRows trigger={group.trigger_id} label={group.description} {...shape} />}
    </section>
  )
}

function GroupRows({ trigger, label, ...shape }: ListProps & { trigger: number; label: string }) {
  const list = useList(listItems, { query: { view: shape.view, trigger_id: trigger, limit: 200 } })
  return <ItemRows list={list} label={label} {...shape} />
}
