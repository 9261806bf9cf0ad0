import { Button, Divider, Group, Text } from '@mantine/core'
import { modals } from '@mantine/modals'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { decideDispatch, listDispatches } from '#studio/delivery/contract.ts'
import { type ComingRow, readClientComing, readSessionComing, readTimeline } from '#studio/delivery/timeline/contract.ts'
import { listItems } from '#studio/matching/contract.ts'
import { decideItem } from '#studio/processing/contract.ts'
import { useAnswer } from '#web/app/api/use-answer.ts'
import { useCommand } from '#web/app/api/use-command.ts'
import { useMay } from '#web/app/me.ts'
import { CausesLink, WhyLink } from '#web/processing/explain/why-link.tsx'
import { DateText, DateTimeText, useClock } from '#web/ui/dates.tsx'
import { Icon, type IconName } from '#web/ui/icon.tsx'
import { Loaded } from '#web/ui/loaded.tsx'
import { type RowAction, RowMenu } from '#web/ui/row-menu.tsx'
import { type Clock, writtenTime } from '#web/ui/written.ts'
import { words } from '#web/words/words.ts'
import { RecordLink } from '../record-link.tsx'
import classes from '../section.module.css'
import { Section } from '../section.tsx'
import { ComingTitle, entryOf } from './coming-title.tsx'
import { EditMessage } from './edit-message.tsx'

const say = words.timeline

const contracts = { client: readClientComing, session: readSessionComing } as const

/** So many of what triggers will do are told at once, and at most. */
const [step, most] = [100, 1000] as const

/** What is to come changes by what people do, and then it is asked for again; only what leaves by itself is looked after. */
function untilLeft(seen: { rows: readonly ComingRow[] } | undefined): number | false {
  return seen?.rows.some(({ kind, may }) => kind === 'email' && may.includes('send-now')) === true ? 30_000 : false
}

/** What is to come, the furthest on top, down to today. */
export function Coming({ kind, id }: { kind: keyof typeof contracts; id: number }) {
  const [limit, setLimit] = useState<number>(step)
  const coming = useAnswer(contracts[kind], { params: { id }, query: limit === step ? {} : { limit } }, { every: untilLeft, keep: true })
  const [editing, setEditing] = useState<number | null>(null)
  const clock = useClock()
  return (
    <>
      <Section title={say.coming}>
        <Loaded answer={coming}>
          {({ rows, more, last_on }) => (
            <>
              {rows.length === 0 && (
                <Text size="sm" c="dimmed">
                  {say.nothing}
                </Text>
              )}
              {more && (
                <Text size="sm" c="dimmed" mb="xs">
                  {say.moreAfter} <DateText date={last_on} near />.{' '}
                  {limit < most && (
                    <Button variant="subtle" size="compact-sm" loading={coming.isPlaceholderData} onClick={() => setLimit(Math.min(limit * 2, most))}>
                      {words.actions.loadMore}
                    </Button>
                  )}
                </Text>
              )}
              <ol className={classes.lines}>
                {rows.toReversed().map((row) => (
                  <li key={`${row.kind} ${row.id ?? row.occurrence} ${row.trigger_id} ${row.on} ${row.title}`}>
                    <Icon name={icons[row.kind]} size={16} />
                    <div className={classes.body}>
                      <Text size="sm">
                        {say.kinds[row.kind]} <ComingTitle row={row} />
                        {row.record !== null && row.record.label !== row.title && kind === 'client' && (
                          <>
                            {' · '}
                            <RecordLink record={row.record}>{row.record.label}</RecordLink>
                          </>
                        )}
                      </Text>
                      <Text size="xs" c="dimmed">
                        {row.at === null ? <DateText date={row.on} near /> : <DateTimeText instant={row.at} />}
                        {row.detail !== '' && ` · ${toldDetail(row, clock)}`}
                      </Text>
                    </div>
                    <Group gap={4} wrap="nowrap">
                      <Why row={row} />
                      <Deeds row={row} edit={setEditing} />
                    </Group>
                  </li>
                ))}
              </ol>
            </>
          )}
        </Loaded>
      </Section>
      <Divider label={say.today} labelPosition="left" color="ember" size="sm" />
      {editing !== null && <EditMessage id={editing} close={() => setEditing(null)} />}
    </>
  )
}

const icons: Record<ComingRow['kind'], IconName> = {
  item: 'trigger',
  expected: 'clock',
  email: 'mail',
  letter: 'letter',
  call: 'phone',
  task: 'task',
  session: 'camera',
  appointment: 'clock',
}

const refreshes = [readClientComing, readSessionComing, readTimeline, listItems, listDispatches]

/** The time of day of a session or an appointment as the studio writes it; everything else is a sentence already. */
function toldDetail({ detail }: ComingRow, clock: Clock): string {
  return /^\d\d:\d\d$/.test(detail) ? writtenTime(detail, clock) : detail
}

/** Why a trigger will do it, or did. */
function Why({ row: { kind, id, title, trigger_id, record, item_id, occurrence } }: { row: ComingRow }) {
  if (trigger_id !== null && record !== null)
    return <WhyLink trigger={trigger_id} record={record} item={item_id ?? undefined} occurrence={occurrence ?? undefined} name={title} />
  if (id === null || item_id === null) return null
  return <CausesLink of={kind === 'task' ? { task: id } : { message: id }} label={words.why.link} name={title} />
}

/** What may be done with it, behind three dots. */
function Deeds({ row, edit }: { row: ComingRow; edit: (id: number) => void }) {
  const { id, version, title, may, trigger_id } = row
  const navigate = useNavigate()
  const item = useCommand(decideItem, { refreshes, says: ({ message, item: { state } }) => message ?? words.records.items.states[state] })
  const message = useCommand(decideDispatch, { refreshes, says: () => say.saved })
  const mayDecide = useMay('items.decide')
  const mayWrite = useMay('messages.write')
  const entry = entryOf(row)
  if (entry !== undefined && trigger_id !== null) {
    const looks: RowAction[] = [
      { label: say.looks.messages, icon: 'eye', act: () => void navigate({ to: '/forecast', search: { entry } }) },
      { label: say.looks.trigger, icon: 'trigger', act: () => void navigate({ to: '/triggers/$id', params: { id: trigger_id } }) },
    ]
    return <RowMenu label={say.actions(title)} items={looks} />
  }
  if (id === null || may.length === 0) return null
  const decide = (decision: 'process' | 'skip' | 'delete') => item.mutate({ params: { id }, body: { decision, version: version ?? 0 } })
  const dispatch = (decision: 'send-now' | 'recall') => message.mutate({ params: { id }, body: { decision, version: version ?? 0 } })
  const acts: Record<ComingRow['may'][number], Omit<RowAction, 'label'> & { allowed: boolean }> = {
    process: { icon: 'process', act: () => decide('process'), allowed: mayDecide },
    skip: { icon: 'skip', act: () => decide('skip'), allowed: mayDecide },
    delete: { icon: 'bin', danger: true, act: () => ask(title, () => decide('delete')), allowed: mayDecide },
    'send-now': { icon: 'send', act: () => dispatch('send-now'), allowed: mayWrite },
    recall: { icon: 'undo', act: () => dispatch('recall'), allowed: mayWrite },
    edit: { icon: 'pencil', act: () => edit(id), allowed: mayWrite },
  }
  const items = may.flatMap((deed) => {
    const { allowed, ...act } = acts[deed]
    return allowed ? [{ label: say.deeds[deed], ...act }] : []
  })
  return items.length === 0 ? null : <RowMenu label={say.actions(title)} items={items} busy={item.isPending || message.isPending} />
}

function ask(title: string, onConfirm: () => void): void {
  modals.openConfirmModal({
    title,
    children: <Text size="sm">{say.deleteText}</Text>,
    labels: { confirm: say.deeds.delete, cancel: words.actions.cancel },
    confirmProps: { color: 'red' },
    closeButtonProps: { 'aria-label': words.actions.close },
    onConfirm,
  })
}
