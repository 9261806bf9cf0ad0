import type { NewSession, Session, SessionChange } from '#studio/records/sessions/contract.ts'
import { words } from '#web/words/words.ts'
import type { Picked } from './client-picker.tsx'

/** A session while the form is open. Fields have the names the API gives them; choices are texts, as selects have them. */
export type SessionDraft = {
  client_id: Picked | null
  type_id: string | null
  status_id: string | null
  primary_on: string | null
  primary_time: string
  primary_zone: string | null
  photographer_id: string | null
  assistant_ids: string[]
  booked_on: string | null
  booked_by_id: string | null
  further_dates: FurtherDraft[]
  number: string
  notes: string
}
type FurtherDraft = { label: string; on_day: string | null; at_time: string }

export const noFurtherDate: FurtherDraft = { label: '', on_day: null, at_time: '' }

export function emptyDraft(client: Picked | null): SessionDraft {
  const none = { type_id: null, status_id: null, primary_on: null, primary_zone: null, photographer_id: null, booked_on: null, booked_by_id: null }
  return { ...none, client_id: client, primary_time: '', assistant_ids: [], further_dates: [], number: '', notes: '' }
}

export function draftOf(session: Session): SessionDraft {
  const { client, type, photographer, assistants, primary_on, primary_time, primary_zone, booked_on, booked_by, further_dates, number, notes } = session
  return {
    client_id: client,
    type_id: String(type.id),
    status_id: null,
    primary_on,
    primary_zone,
    booked_on,
    number,
    notes,
    primary_time: primary_time?.slice(0, 5) ?? '',
    photographer_id: photographer === null ? null : String(photographer.id),
    assistant_ids: assistants.map(({ id }) => String(id)),
    booked_by_id: booked_by === null ? null : String(booked_by.id),
    further_dates: further_dates.map(({ label, on_day, at_time }) => ({ label, on_day, at_time: at_time ?? '' })),
  }
}

/** What can be said before asking the server, by field. */
export function draftProblems({ client_id, type_id, further_dates }: SessionDraft): Record<string, string> {
  const say = words.sessions.form
  const dayless = further_dates.flatMap((date, at) => (date.on_day === null && !isEmpty(date) ? [[`further_dates.${at}.on_day`, say.furtherDayMissing]] : []))
  return {
    ...(client_id === null ? { client_id: say.clientMissing } : {}),
    ...(type_id === null ? { type_id: say.typeMissing } : {}),
    ...Object.fromEntries(dayless),
  }
}

/** A line that was added and left empty says nothing. */
function isEmpty({ label, on_day, at_time }: FurtherDraft): boolean {
  return label.trim() === '' && on_day === null && at_time === ''
}

/** The fields as the API takes them. Only drafts without a problem may be asked. An empty number is left to the studio. */
export function newSession(draft: SessionDraft): NewSession {
  const { number, status_id } = draft
  return {
    ...bodyOf(draft),
    ...(number.trim() === '' ? {} : { number }),
    ...(status_id === null ? {} : { status_id: Number(status_id) }),
  }
}

/** Only what the person changed. */
export function changedFields(before: SessionDraft, after: SessionDraft): Omit<SessionChange, 'version'> {
  const [old, now] = [
    { ...bodyOf(before), number: before.number },
    { ...bodyOf(after), number: after.number },
  ]
  const differs = ([field, value]: [string, unknown]) => JSON.stringify(value) !== JSON.stringify(old[field as keyof typeof old])
  return Object.fromEntries(Object.entries(now).filter(differs))
}

function bodyOf({ client_id, type_id, primary_time, photographer_id, assistant_ids, booked_by_id, further_dates, ...draft }: SessionDraft) {
  const { primary_on, primary_zone, booked_on, notes } = draft
  return {
    client_id: client_id?.id ?? 0,
    type_id: Number(type_id),
    primary_on,
    primary_zone,
    booked_on,
    notes,
    primary_time: primary_time === '' ? null : primary_time,
    photographer_id: numberOf(photographer_id),
    assistant_ids: assistant_ids.map(Number),
    booked_by_id: numberOf(booked_by_id),
    further_dates: further_dates.flatMap(({ label, on_day, at_time }) =>
      on_day === null ? [] : [{ label, on_day, at_time: at_time === '' ? null : at_time }],
    ),
  }
}

function numberOf(chosen: string | null): number | null {
  return chosen === null ? null : Number(chosen)
}
