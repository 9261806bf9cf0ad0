import { readablePhone } from '#studio/messages/readable-phone.ts'
import type { Client, ClientFields } from '#studio/records/clients/contract.ts'
import { shownNumber } from '#studio/records/imports/own-mark.ts'
import { formErrors } from '#web/app/api/form-problems.ts'
import type { Trouble } from '#web/app/api/trouble.ts'
import { dayOfDraft, dayProblem, draftOfDay, noDay, type YearDayDraft } from './year-day-draft.ts'

export type PhoneDraft = { phone: string; label: string; sms: boolean }
export type MemberDraft = { id: number | null; name: string; relation: string; birthday: YearDayDraft; email: string; phone: string }

/** A client while the form is open. Paths are those of the API, so that the server's sentences find their fields. */
export type ClientDraft = {
  first_name: string
  last_name: string
  company: string
  emails: string[]
  phones: PhoneDraft[]
  family_members: MemberDraft[]
  birthday: YearDayDraft
  anniversary: YearDayDraft
  street: string
  city: string
  region: string
  postcode: string
  country: string
  do_not_market: boolean
  do_not_call: boolean
  language: string | null
  zone: string | null
  lead_source: string
  notes: string
  external_id: string
}

export const noPhone: PhoneDraft = { phone: '', label: '', sms: false }
export const noMember: MemberDraft = { id: null, name: '', relation: '', birthday: noDay, email: '', phone: '' }

export function emptyDraft(doNotMarket: boolean): ClientDraft {
  const texts = {
    first_name: '',
    last_name: '',
    company: '',
    street: '',
    city: '',
    region: '',
    postcode: '',
    country: '',
    lead_source: '',
    notes: '',
    external_id: '',
  }
  const lists = { emails: [''], phones: [noPhone], family_members: [] }
  return { ...texts, ...lists, birthday: noDay, anniversary: noDay, do_not_market: doNotMarket, do_not_call: false, language: null, zone: null }
}

/** `country` is the studio's: its own numbers are shown as people there write them. */
export function draftOf(client: Client, country: string): ClientDraft {
  const { id, version, status, status_entered_at, status_due_on, archived_at, created_at, ...fields } = client
  return {
    ...fields,
    external_id: shownNumber(client.external_id) ?? '',
    emails: client.emails.length === 0 ? [''] : [...client.emails],
    phones: client.phones.length === 0 ? [noPhone] : client.phones.map((phone) => ({ ...phone, phone: readablePhone(phone.phone, country) })),
    family_members: client.family_members.map((member) => ({
      id: member.id,
      name: member.name,
      relation: member.relation,
      birthday: draftOfDay(member.birthday),
      email: member.email ?? '',
      phone: member.phone === null ? '' : readablePhone(member.phone, country),
    })),
    birthday: draftOfDay(client.birthday),
    anniversary: draftOfDay(client.anniversary),
  }
}

/** The draft without lines that nobody filled in; the form shows it so, and the server counts lines as the form does. */
export function tidied(draft: ClientDraft): ClientDraft {
  return {
    ...draft,
    emails: draft.emails.filter((email) => email.trim() !== ''),
    phones: draft.phones.filter(({ phone }) => phone.trim() !== ''),
    family_members: draft.family_members.filter((member) => !isBlank(member)),
  }
}

function isBlank({ id, name, relation, birthday, email, phone }: MemberDraft): boolean {
  return id === null && [name, relation, birthday.month, birthday.day, birthday.year, email, phone].every((text) => text.trim() === '')
}

/** What can be said before asking the server: days that are half filled in. By field. */
export function draftProblems(draft: ClientDraft): Record<string, string> {
  const days = [
    ['birthday', draft.birthday] as const,
    ['anniversary', draft.anniversary] as const,
    ...draft.family_members.map(({ birthday }, at) => [`family_members.${at}.birthday`, birthday] as const),
  ]
  const problems: Record<string, string> = {}
  for (const [field, day] of days) {
    const problem = dayProblem(day)
    if (problem !== null) problems[field] = problem
  }
  return problems
}

/** A refusal's sentences at the fields of the form: what is wrong with a month, day or year stands at its birthday. */
export function refusedFields(trouble: Trouble): Record<string, string> {
  return Object.fromEntries(
    Object.entries(formErrors(trouble)).map(([field, message]) => [field.replace(/(birthday|anniversary)\.(?:month|day|year)$/, '$1'), message]),
  )
}

/** All fields as the API takes them. */
export function fieldsOf(draft: ClientDraft): Required<ClientFields> {
  const { birthday, anniversary, external_id, family_members, ...same } = tidied(draft)
  return {
    ...same,
    external_id: external_id.trim() === '' ? null : external_id,
    birthday: dayOfDraft(birthday),
    anniversary: dayOfDraft(anniversary),
    family_members: family_members.map(({ id, name, relation, birthday: born, email, phone }) => ({
      ...(id === null ? {} : { id }),
      name,
      relation,
      birthday: dayOfDraft(born),
      email: email.trim() === '' ? null : email,
      phone: phone.trim() === '' ? null : phone,
    })),
  }
}

/** Only what the person changed: two people who change different things of a client tell the history what they did. */
export function changedFields(before: ClientDraft, after: ClientDraft): ClientFields {
  const [old, now] = [fieldsOf(before), fieldsOf(after)]
  return Object.fromEntries(Object.entries(now).filter(([field, value]) => JSON.stringify(value) !== JSON.stringify(old[field as keyof ClientFields])))
}
