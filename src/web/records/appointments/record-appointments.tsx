import { listAppointments } from '#studio/records/appointments/contract.ts'
import { useList } from '#web/app/api/use-list.ts'
import { useMay } from '#web/app/me.ts'
import { DateText } from '#web/ui/dates.tsx'
import { words } from '#web/words/words.ts'
import { AddLine, Line, LinesSection } from '../lines-section.tsx'
import { RecordStatus } from '../record-status.tsx'
import { SessionMarks } from '../sessions/session-marks.tsx'

const say = words.appointments

type RecordAppointmentsProps = { of: { client_id: number } | { session_id: number }; archived: boolean }

/** The appointments of a client or a session, the latest first. */
export function RecordAppointments({ of, archived }: RecordAppointmentsProps) {
  const list = useList(listAppointments, { query: { ...of, limit: 20 } })
  const mayAdd = useMay('records.write') && !archived
  const around = 'session_id' in of ? { session: of.session_id } : { client: of.client_id }
  return (
    <LinesSection
      title={say.ofRecord}
      action={mayAdd && <AddLine link={{ to: '/appointments/new', search: around }} label={say.add} />}
      lists={[list]}
      none={say.noneYet}
    >
      {list.rows.map((appointment) => (
        <Line
          key={appointment.id}
          icon="clock"
          link={{ to: '/appointments/$id', params: { id: appointment.id } }}
          name={appointment.name}
          marks={<SessionMarks session={appointment} />}
          end={<RecordStatus status={appointment.status} dueOn={null} />}
        >
          <DateText date={appointment.on_day} time={appointment.at_time} near />
          {appointment.member !== null && ` · ${appointment.member.name}`}
          {'client_id' in of && appointment.session !== null && ` · ${say.session(appointment.session.name)}`}
        </Line>
      ))}
    </LinesSection>
  )
}
