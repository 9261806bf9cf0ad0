import { Button, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { listAppointments } from '#studio/records/appointments/contract.ts'
import { useList } from '#web/app/api/use-list.ts'
import { useMay } from '#web/app/me.ts'
import { DateText } from '#web/ui/dates.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { Failed, Loading } from '#web/ui/loaded.tsx'
import { words } from '#web/words/words.ts'
import { RecordStatus } from '../record-status.tsx'
import classes from '../section.module.css'
import { Section } from '../section.tsx'
import { SessionMarks } from '../sessions/session-marks.tsx'

const say = words.appointments

type RecordAppointmentsProps = { of: { client_id: number } | { session_id: number }; archived: boolean }

/** The appointments of a client or a session, the latest first. */
export function RecordAppointments({ of, archived }: RecordAppointmentsProps) {
  const list = useList(listAppointments, { query: { ...of, limit: 20 } })
  const mayAdd = useMay('records.write') && !archived
  const around = 'session_id' in of ? { session: of.session_id } : { client: of.client_id }
  const add = mayAdd && (
    <Button
      renderRoot={(props) => <Link to="/appointments/new" search={around} {...props} />}
      variant="light"
      size="compact-sm"
      leftSection={<Icon name="plus" size={15} />}
    >
      {say.add}
    </Button>
  )
  return (
    <Section title={say.ofRecord} action={add}>
      {list.trouble !== null && list.rows.length === 0 && <Failed trouble={list.trouble} retry={list.retry} />}
      {list.pending && <Loading lines={1} />}
      {!list.pending && list.trouble === null && list.rows.length === 0 && (
        <Text size="sm" c="dimmed">
          {say.noneYet}
        </Text>
      )}
      <ul className={classes.lines}>
        {list.rows.map((appointment) => (
          <li key={appointment.id}>
            <Icon name="clock" size={16} />
            <div className={classes.body}>
              <Link to="/appointments/$id" params={{ id: appointment.id }} className={classes.link ?? ''}>
                {appointment.name}
              </Link>{' '}
              <SessionMarks session={appointment} />
              <Text size="xs" c="dimmed">
                <DateText date={appointment.on_day} time={appointment.at_time} near />
                {appointment.member !== null && ` · ${appointment.member.name}`}
                {'client_id' in of && appointment.session !== null && ` · ${say.session(appointment.session.name)}`}
              </Text>
            </div>
            <RecordStatus status={appointment.status} dueOn={null} />
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
