import * as appointments from '#studio/records/appointments/contract.ts'
import { advanceVerb } from './advance-verb.ts'
import { fieldsOf } from './field.ts'
import { impactVerb } from './impact.ts'
import { listVerb } from './list-verb.ts'
import { archiveVerb, changeVerb, createVerb, historyVerb, showVerb, statusVerb } from './record-verbs.ts'
import { yes } from './table.ts'

const words = {
  type_id: { refers: 'appointment-type', says: '' },
  // The name of a status says little without its type: it is moved there afterwards.
  status_id: null,
  status_due_on: null,
  on_day: { flags: '--date <date>', says: 'the appointment date, 2026-11-21' },
  at_time: { flags: '--time <time>', says: '14:30' },
  zone: { says: 'where it is, if not in the studio’s zone' },
  booked_on: { says: 'today when left out' },
  client_id: { refers: 'client', says: 'the session’s when left out' },
  session_id: { refers: 'session', says: '' },
  member_id: { refers: 'member', says: 'with whom of the studio' },
} as const
const filters = {
  status_id: null,
  type_id: { refers: 'appointment-type', says: '' },
  member_id: { refers: 'member', says: '' },
  client_id: { refers: 'client', says: '' },
  session_id: { refers: 'session', says: '' },
  search: { says: 'beginnings of words of the title, the type, the place or the client' },
  archived: { says: 'the archived ones' },
} as const

export const appointmentVerbs = [
  listVerb({
    says: 'appointments by date, the latest first',
    contract: appointments.listAppointments,
    fields: fieldsOf(appointments.listAppointments.query, filters),
    columns: [
      ['Number', ({ id }) => id],
      ['Date', ({ on_day, at_time }) => [on_day, at_time].filter(Boolean).join(' ')],
      ['What', ({ name }) => name],
      ['Client', ({ client }) => client?.name],
      ['Session', ({ session }) => session?.name],
      ['With', ({ member }) => member?.name],
      ['Status', ({ status }) => status.name],
      ['', (row) => [yes(row.on_hold, 'on hold'), yes(row.confirmed, 'confirmed'), yes(row.canceled, 'canceled')].filter(Boolean).join(', ')],
    ],
    none: 'There are no such appointments.',
    examples: ['appointments list --from 2026-11-01 --to 2026-11-30', 'appointments list --client "Anna Miller" --json'],
  }),
  showVerb({ kind: 'appointment', contract: appointments.readAppointment }),
  createVerb({
    kind: 'appointment',
    contract: appointments.createAppointment,
    fields: fieldsOf(appointments.createAppointment.body, words),
    example: 'appointments create --type Viewing --session S-00042 --date 2026-11-21 --time 14:30 --minutes 60',
  }),
  changeVerb({
    kind: 'appointment',
    read: appointments.readAppointment,
    contract: appointments.changeAppointment,
    fields: fieldsOf(appointments.changeAppointment.body, words),
    example: 'appointments change 12 --date 2026-12-05 --confirmed',
  }),
  statusVerb({
    kind: 'appointment',
    read: appointments.readAppointment,
    contract: appointments.changeAppointmentStatus,
    body: appointments.changeAppointmentStatus.body,
  }),
  impactVerb({ kind: 'appointment', read: appointments.readAppointment, words, example: 'appointments impact 12 --date 2026-12-05' }),
  advanceVerb({
    kind: 'appointment',
    list: appointments.listAppointments,
    words: filters,
    example: 'appointments advance Held --type Viewing --to 2026-11-21',
  }),
  ...archiveVerb({ kind: 'appointment', read: appointments.readAppointment, contract: appointments.archiveAppointment }),
  historyVerb({ kind: 'appointment', contract: appointments.readAppointmentHistory }),
]
