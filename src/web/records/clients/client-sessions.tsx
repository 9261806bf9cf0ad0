import { Button, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { listSessions } from '#studio/records/sessions/contract.ts'
import { useList } from '#web/app/api/use-list.ts'
import { useMay } from '#web/app/me.ts'
import { Icon } from '#web/ui/icon.tsx'
import { Failed, Loading } from '#web/ui/loaded.tsx'
import { words } from '#web/words/words.ts'
import { RecordStatus } from '../record-status.tsx'
import classes from '../section.module.css'
import { Section } from '../section.tsx'
import { SessionMarks } from '../sessions/session-marks.tsx'
import { SessionWhen } from '../sessions/session-when.tsx'

const say = words.clients

/** A client's sessions, the latest first. */
export function ClientSessions({ clientId, archived }: { clientId: number; archived: boolean }) {
  const list = useList(listSessions, { query: { client_id: clientId, limit: 20 } })
  const mayAdd = useMay('records.write') && !archived
  const add = mayAdd && (
    <Button
      renderRoot={(props) => <Link to="/sessions/new" search={{ client: clientId }} {...props} />}
      variant="light"
      size="compact-sm"
      leftSection={<Icon name="plus" size={15} />}
    >
      {say.addSession}
    </Button>
  )
  return (
    <Section title={say.sessions} action={add}>
      {list.trouble !== null && list.rows.length === 0 && <Failed trouble={list.trouble} retry={list.retry} />}
      {list.pending && <Loading lines={2} />}
      {!list.pending && list.trouble === null && list.rows.length === 0 && (
        <Text size="sm" c="dimmed">
          {say.noSessions}
        </Text>
      )}
      <ul className={classes.lines}>
        {list.rows.map((session) => (
          <li key={session.id}>
            <Icon name="camera" size={16} />
            <div className={classes.body}>
              <Link to="/sessions/$id" params={{ id: session.id }} className={classes.link ?? ''}>
                {session.type.name} {session.number}
              </Link>{' '}
              <SessionMarks session={session} />
              <Text size="xs" c="dimmed">
                <SessionWhen session={session} />
                {session.photographer !== null && ` · ${session.photographer.name}`}
              </Text>
            </div>
            <RecordStatus status={session.status} dueOn={null} />
          </li>
        ))}
      </ul>
      {list.more && (
        <Button variant="subtle" size="compact-sm" mt="xs" loading={list.loadingMore} onClick={list.loadMore}>
          {words.actions.loadMore}
        </Button>
      )}
    </Section>
  )
}
