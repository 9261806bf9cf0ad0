import { type Problem, Refusal } from '#platform/refusal.ts'
import type { CivilDate } from '#studio/calendar/civil-date.ts'
import type { Reading } from '#studio/calendar/reading.ts'
import { parseZone } from '#studio/calendar/zone.ts'
import { manyLines, oneLine } from '../written-text.ts'
import { pastYearDay } from '../year-day.ts'
import type { ClientRecord, ClientValues, FamilyMember } from './client.ts'
import type { ClientFields } from './contract.ts'
import { readEmail } from './email.ts'
import { readLanguage } from './language.ts'
import { readPhone } from './phone.ts'

const lines = ['first_name', 'last_name', 'company', 'street', 'city', 'region', 'postcode', 'country', 'lead_source'] as const

/** What fields are checked against: the studio's country and day, and who is in the family now. */
type Around = { country: string; today: CivilDate; family: readonly FamilyMember[] }

/** Checks what a person gave; refuses all wrong fields at once, each with its sentence. */
export function checkClient(fields: ClientFields, { country, today, family }: Around): ClientValues {
  const problems: Problem[] = []
  const take = <T>(field: string, reading: Reading<T> | { ok: false; message: string }): T | undefined => {
    if (reading.ok) return reading.value
    problems.push({ field, message: reading.message })
    return undefined
  }
  const values: ClientValues = {}
  for (const field of lines) if (fields[field] !== undefined) values[field] = oneLine(fields[field])
  if (fields.notes !== undefined) values.notes = manyLines(fields.notes)
  if (fields.external_id !== undefined) values.external_id = oneLine(fields.external_id ?? '') || null
  if (fields.do_not_market !== undefined) values.do_not_market = fields.do_not_market
  if (fields.do_not_call !== undefined) values.do_not_call = fields.do_not_call
  if (fields.language !== undefined) values.language = fields.language ? (take('language', readLanguage(fields.language)) ?? null) : null
  if (fields.zone !== undefined) values.zone = fields.zone ? (take('zone', parseZone(fields.zone)) ?? null) : null
  if (fields.birthday !== undefined) values.birthday = fields.birthday && (take('birthday', pastYearDay(fields.birthday, today)) ?? null)
  if (fields.anniversary !== undefined) values.anniversary = fields.anniversary && (take('anniversary', pastYearDay(fields.anniversary, today)) ?? null)
  if (fields.emails !== undefined) {
    const emails = fields.emails.map((email, at) => take(`emails.${at}`, readEmail(email)))
    values.emails = [...new Set(emails.filter((email) => email !== undefined))]
  }
  if (fields.phones !== undefined) {
    const phones = fields.phones.map(({ phone, label = '', sms = false }, at) => ({
      phone: take(`phones.${at}.phone`, readPhone(phone, country)) ?? '',
      label: oneLine(label),
      sms,
    }))
    values.phones = phones.filter(({ phone }, at) => phones.findIndex((other) => other.phone === phone) === at)
  }
  if (fields.family_members !== undefined) {
    values.family = fields.family_members.map((given, at) => {
      const path = `family_members.${at}`
      const id = given.id === undefined ? null : (take(`${path}.id`, ofFamily(family, given.id)) ?? null)
      const name = take(`${path}.name`, named(given.name)) ?? ''
      const birthday = given.birthday ? (take(`${path}.birthday`, pastYearDay(given.birthday, today)) ?? null) : null
      const email = given.email ? (take(`${path}.email`, readEmail(given.email)) ?? null) : null
      const phone = given.phone ? (take(`${path}.phone`, readPhone(given.phone, country)) ?? null) : null
      return { id, name, relation: oneLine(given.relation ?? ''), birthday, email, phone }
    })
  }
  const [first] = problems
  if (first !== undefined) throw new Refusal('invalid', 'bad-client', { message: first.message, problems: problems })
  return values
}

/** Refuses a client that nobody could call by a name. */
export function refuseNameless({ row }: ClientRecord): void {
  if (row.first_name !== '' || row.last_name !== '' || row.company !== '') return
  const message = 'A client needs a name: give a first name, a last name or a company.'
  throw new Refusal('invalid', 'nameless-client', { message: message, problems: [{ field: 'last_name', message }] })
}

function named(text: string): Reading<string> {
  const name = oneLine(text)
  return name === '' ? { ok: false, message: 'A family member needs a name. Give one, or remove the line.' } : { ok: true, value: name }
}

function ofFamily(family: readonly FamilyMember[], id: number): Reading<number> {
  if (family.some((member) => member.id === id)) return { ok: true, value: id }
  return { ok: false, message: 'This family member is not there any more. Reload the client, or add the person anew.' }
}
