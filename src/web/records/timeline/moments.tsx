import { Button, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { readSessionTimeline, readTimeline, type TimelineRow } from '#studio/delivery/timeline/contract.ts'
import { useList } from '#web/app/api/use-list.ts'
import { CausesLink } from '#web/processing/explain/why-link.tsx'
import { DateTimeText, useClock } from '#web/ui/dates.tsx'
import { Icon, type IconName } from '#web/ui/icon.tsx'
import { Failed, Loading } from '#web/ui/loaded.tsx'
import { words } from '#web/words/words.ts'
import { toldMoment } from '../care/told-moment.ts'
import classes from '../section.module.css'
import { Section } from '../section.tsx'

const say = words.care.timeline

const icons: Record<TimelineRow['kind'], IconName> = {
  change: 'person',
  status: 'right',
  session: 'camera',
  'session-moved': 'camera',
  'session-status': 'camera',
  appointment: 'clock',
  'appointment-status': 'clock',
  invoice: 'invoice',
  'invoice-status': 'invoice',
  payment: 'invoice',
  order: 'box',
  'order-status': 'box',
  'preproduction-order': 'box',
  'preproduction-order-status': 'box',
  task: 'task',
  'task-done': 'task',
  email: 'mail',
  text: 'message',
  letter: 'letter',
  'letter-printed': 'letter',
  call: 'phone',
  'call-tried': 'phone',
  'call-done': 'phone',
} // biome-ignore format: a list to read across

const contracts = { client: readTimeline, session: readSessionTimeline } as const

/** What happened, the newest first. */
export function Moments({ kind, id }: { kind: keyof typeof contracts; id: number }) {
  const list = useList(contracts[kind], { params: { id }, query: { limit: 50 } })
  const clock = useClock()
  return (
    <Section title={words.timeline.past}>
      {list.trouble !== null && list.rows.length === 0 && <Failed trouble={list.trouble} retry={list.retry} />}
      {list.pending && <Loading lines={5} />}
      <ol className={classes.lines}>
        {list.rows.map((moment) => (
          <li key={`${moment.kind} ${moment.id}`}>
            <Icon name={icons[moment.kind]} size={16} />
            <div className={classes.body}>
              <Text size="sm">
                {kind === 'session' && moment.kind === 'change' ? words.timeline.session : say.kinds[moment.kind]}{' '}
                <What moment={moment} text={toldMoment(moment, clock)} />
              </Text>
              <Text size="xs" c="dimmed">
                <DateTimeText instant={moment.at} />
                {moment.actor.name !== '' && ` · ${moment.actor.name}`}
              </Text>
            </div>
            <Why moment={moment} />
          </li>
        ))}
      </ol>
      {list.more && (
        <Button variant="subtle" size="compact-sm" mt="xs" loading={list.loadingMore} onClick={list.loadMore}>
          {words.records.history.more}
        </Button>
      )}
    </Section>
  )
}

/** Of what a trigger made: what led to it. */
function Why({ moment: { kind, id, item_id, title } }: { moment: TimelineRow }) {
  if (item_id === null) return null
  return <CausesLink of={kind === 'task' ? { task: id } : { message: id }} label={words.why.link} name={title} />
}

function What({ moment, text }: { moment: TimelineRow; text: string }) {
  const [title = '', ...rest] = text.split('\n')
  const more = rest.join(' ')
  return (
    <>
      <Leading moment={moment} title={title} />
      {more !== '' && ` · ${more}`}
    </>
  )
}

/** The title, as a link to the record where there is one. */
function Leading({ moment: { kind, record_id }, title }: { moment: TimelineRow; title: string }) {
  if (record_id === null) return title
  const params = { id: record_id }
  const className = classes.link ?? ''
  switch (kind) {
    case 'session':
    case 'session-moved':
    case 'session-status':
      return (
        <Link to="/sessions/$id" params={params} className={className}>
          {title}
        </Link>
      )
    case 'appointment':
    case 'appointment-status':
      return (
        <Link to="/appointments/$id" params={params} className={className}>
          {title}
        </Link>
      )
    case 'invoice':
    case 'invoice-status':
    case 'payment':
      return (
        <Link to="/invoices/$id" params={params} className={className}>
          {title}
        </Link>
      )
    case 'order':
    case 'order-status':
      return (
        <Link to="/orders" search={{ open: record_id }} className={className}>
          {title}
        </Link>
      )
    case 'preproduction-order':
    case 'preproduction-order-status':
      return (
        <Link to="/orders" search={{ view: 'preproduction', open: record_id }} className={className}>
          {title}
        </Link>
      )
    case 'email':
      return (
        <Link to="/messages" search={{ message: record_id }} className={className}>
          {title}
        </Link>
      )
    case 'letter':
    case 'letter-printed':
      return (
        <Link to="/letters" search={{ letter: record_id }} className={className}>
          {title}
        </Link>
      )
    case 'call':
    case 'call-tried':
    case 'call-done':
      return (
        <Link to="/calls" search={{ call: record_id }} className={className}>
          {title}
        </Link>
      )
    case 'task':
    case 'task-done':
      return (
        <Link to="/tasks" search={{ task: record_id }} className={className}>
          {title}
        </Link>
      )
    default:
      return title
  }
}
