import type { AppointmentRow } from '#studio/records/appointments/contract.ts'
import type { Column } from '#web/ui/data-list/column.ts'
import { DateText } from '#web/ui/dates.tsx'
import { words } from '#web/words/words.ts'
import { clientInFile, Dim, marksColumn, Named, statusColumn } from '../shared-columns.tsx'

const say = words.appointments
const { headers } = words.views

export const appointmentColumns: readonly Column<AppointmentRow>[] = [
  {
    key: 'appointment',
    label: say.columns.appointment,
    cell: ({ name, client, session, place }) => <Named name={name} more={[client?.name ?? say.noClient, session && say.session(session.name), place]} />,
    file: {
      [headers.appointmentId]: ({ external_id }) => external_id ?? '',
      // An appointment without a title is called by its type.
      [headers.title]: ({ name, type }) => (name === type.name ? '' : name),
      [headers.appointmentType]: ({ type }) => type.name,
      ...clientInFile(({ client }) => client),
      [headers.sessionNumber]: ({ session }) => session?.name ?? '',
      [headers.place]: ({ place }) => place,
    },
    width: '30%',
  },
  {
    key: 'date',
    label: say.columns.date,
    cell: ({ on_day, at_time }) => <DateText date={on_day} time={at_time} near />,
    file: {
      [headers.appointmentDate]: ({ on_day }) => on_day,
      [headers.startTime]: ({ at_time }) => at_time ?? '',
      [headers.minutes]: ({ minutes }) => (minutes === null ? '' : String(minutes)),
    },
    phone: 'plain',
  },
  statusColumn(),
  {
    key: 'member',
    label: say.columns.member,
    cell: ({ member }) => member?.name ?? <Dim>{say.nobody}</Dim>,
    file: { [headers.user]: ({ member }) => member?.name ?? '' },
  },
  marksColumn(),
]
