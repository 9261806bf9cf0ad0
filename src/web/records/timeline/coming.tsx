import { Divider, Text } from '@mantine/core'
import { modals } from '@mantine/modals'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { decideDispatch, listDispatches } from '#studio/delivery/contract.ts'
import { type ComingRow, readClientComing, readSessionComing, readTimeline } from '#studio/delivery/timeline/contract.ts'
import { listItems } from '#studio/matching/contract.ts'
import { decideItem } from '#studio/processing/contract.ts'
import { useAnswer } from '#web/app/api/use-answer.ts'
import { useCommand } from '#web/app/api/use-command.ts'
import { useMay } from '#web/app/me.ts'
import { WhyLink } from '#web/processing/explain/why-link.tsx'
import { DateText, DateTimeText, useClock } from '#web/ui/dates.tsx'
import { Icon, type IconName } from '#web/ui/icon.tsx'
import { Loaded } from '#web/ui/loaded.tsx'
import { type RowAction, RowMenu } from '#web/ui/row-menu.tsx'
import { type Clock, writtenTime } from '#web/ui/written.ts'
import { words } from '#web/words/words.ts'
import classes from '../section.module.css'
import { Section } from '../section.tsx'
import { EditMessage } from './edit-message.tsx'

const say = words.timeline

const contracts = { client: readClientComing, session: readSessionComing } as const

/** What is to come, the furthest on top, down to today. */
export function Coming({ kind, id }: { kind: keyof typeof contracts; id: number }) {
  const coming = useAnswer(contracts[kind], { params: { id }, query: {} }, { every: () => 30_000 })
  const [editing, setEditing] = useState<number | null>(null)
  const clock = useClock()
  return (
    <>
      <Section title={say.coming}>
        <Loaded answer={coming}>
          {({ rows }) => (
            <>
              {rows.length === 0 && (
                <Text size="sm" c="dimmed">
                  {say.nothing}
                </Text>
              )}
              <ol className={classes.lines}>
                {rows.toReversed().map((row) => (
                  <li key={`${row.kind} ${row.id ?? row.occurrence} ${row.trigger_id} ${row.on} ${row.title}`}>
                    <Icon name={icons[row.kind]} size={16} />
                    <div className={classes.body}>
                      <Text size="sm">
                        {say.kinds[row.kind]} <Title row={row} />
                        {row.record !== null && row.record.label !== row.title && kind === 'client' && ` · ${row.record.label}`}
                      </Text>
                      <Text size="xs" c="dimmed">
                        {row.at === null ? <DateText date={row.on} near /> : <DateTimeText instant={row.at} />}
                        {row.detail !== '' && ` · ${toldDetail(row, clock)}`}
                      </Text>
                    </div>
                    {row.trigger_id !== null && row.record !== null && <WhyLink trigger={row.trigger_id} record={row.record} />}
                    <Deeds row={row} edit={setEditing} />
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

/** What may be done with it, behind three dots. */
function Deeds({ row: { id, version, title, may }, edit }: { row: ComingRow; edit: (id: number) => void }) {
  const item = useCommand(decideItem, { refreshes, says: ({ message, item: { state } }) => message ?? words.records.items.states[state] })
  const message = useCommand(decideDispatch, { refreshes, says: () => say.saved })
  const mayDecide = useMay('items.decide')
  const mayWrite = useMay('messages.write')
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

/** As a link to where it stands. */
function Title({ row: { kind, id, title, record } }: { row: ComingRow }) {
  const className = classes.link ?? ''
  if (id === null) return title
  switch (kind) {
    case 'item':
      return (
        <Link to="/process" search={{ item: id }} className={className}>
          {title}
        </Link>
      )
    case 'email':
      return (
        <Link to="/messages" search={{ message: id }} className={className}>
          {title}
        </Link>
      )
    case 'letter':
      return (
        <Link to="/letters" search={{ letter: id }} className={className}>
          {title}
        </Link>
      )
    case 'call':
      return (
        <Link to="/calls" search={{ call: id }} className={className}>
          {title}
        </Link>
      )
    case 'session':
    case 'appointment':
      return (
        <Link to={kind === 'session' ? '/sessions/$id' : '/appointments/$id'} params={{ id: record?.id ?? id }} className={className}>
          {title}
        </Link>
      )
    default:
      return title
  }
}
