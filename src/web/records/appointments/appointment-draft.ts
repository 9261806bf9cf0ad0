import type { Appointment, AppointmentChange, NewAppointment } from '#studio/records/appointments/contract.ts'
import { words } from '#web/words/words.ts'
import type { Picked } from '../sessions/client-picker.tsx'

/** An appointment while the form is open. Fields have the names the API gives them; choices are texts, as selects have them. */
export type AppointmentDraft = {
  type_id: string | null
  title: string
  on_day: string | null
  at_time: string
  minutes: number | null
  zone: string | null
  place: string
  client_id: Picked | null
  session_id: Picked | null
  member_id: string | null
  booked_on: string | null
  notes: string
}

/** What a new appointment begins with, from wherever it is made. */
export type Beginning = { client: Picked | null; session: Picked | null; on_day: string | null; booked_on: string }

export function emptyDraft({ client, session, on_day, booked_on }: Beginning): AppointmentDraft {
  const empty = { type_id: null, title: '', at_time: '', minutes: null, zone: null, place: '', member_id: null, notes: '' }
  return { ...empty, on_day, booked_on, client_id: client, session_id: session }
}

export function draftOf({ type, client, session, member, at_time, ...appointment }: Appointment): AppointmentDraft {
  const { title, on_day, minutes, zone, place, booked_on, notes } = appointment
  return {
    title,
    on_day,
    minutes,
    zone,
    place,
    booked_on,
    notes,
    at_time: at_time ?? '',
    type_id: String(type.id),
    client_id: client,
    session_id: session,
    member_id: member === null ? null : String(member.id),
  }
}

/** What can be said before asking the server, by field. */
export function draftProblems({ type_id, on_day }: AppointmentDraft): Record<string, string> {
  const say = words.appointments.form
  return { ...(type_id === null ? { type_id: say.typeMissing } : {}), ...(on_day === null ? { on_day: say.dateMissing } : {}) }
}

/** The fields as the API takes them. Only drafts without a problem may be asked. */
export function newAppointment(draft: AppointmentDraft): NewAppointment {
  const { type_id, on_day, at_time, client_id, session_id, member_id, title, minutes, zone, place, booked_on, notes } = draft
  return {
    title,
    minutes,
    zone,
    place,
    booked_on,
    notes,
    type_id: Number(type_id),
    on_day: on_day ?? '',
    at_time: at_time === '' ? null : at_time,
    client_id: client_id?.id ?? null,
    session_id: session_id?.id ?? null,
    member_id: member_id === null ? null : Number(member_id),
  }
}

/** Only what the person changed. */
export function changedFields(before: AppointmentDraft, after: AppointmentDraft): Omit<AppointmentChange, 'version'> {
  const [old, now] = [newAppointment(before), newAppointment(after)]
  return Object.fromEntries(Object.entries(now).filter(([field, value]) => value !== old[field as keyof NewAppointment]))
}
