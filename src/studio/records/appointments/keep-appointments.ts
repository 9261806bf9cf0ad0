import type { Keeping } from '../keeping.ts'
import { type AppointmentRecord, appointmentFacts } from './appointment.ts'
import { appointmentRefusals } from './refusals.ts'

/** How appointments are kept. */
export const keptAppointments: Keeping<AppointmentRecord> = {
  kind: 'appointment',
  changeable: [
    'external_id', 'title', 'type_id', 'type_set_at',
    'status_id', 'status_entry_id', 'status_entered_at', 'status_due_on', 'status_due_set_at',
    'on_day', 'at_time', 'minutes', 'zone', 'on_day_set_at', 'booked_on', 'client_id', 'session_id', 'member_id', 'place',
    'on_hold', 'confirmed', 'canceled', 'notes', 'search_text', 'history_at', 'archived_at', 'version',
  ], // biome-ignore format: a list to read across
  following: ['search_text'],
  refusals: appointmentRefusals,
  factsOf: appointmentFacts,
  withParts: async (_, rows) => rows.map((row) => ({ row })),
}
