import type { Selectable } from 'kysely'
import { same } from '../differences.ts'
import { shownNumber } from '../imports/own-mark.ts'
import type { ClientTable } from '../tables.ts'
import { type YearDay, yearDayColumns, yearDayOf } from '../year-day.ts'
import { sortName } from './client-name.ts'
import { searchedWords } from './searched-words.ts'

export type Phone = { phone: string; label: string; sms: boolean }

/** `id` is null for one who is new; `known_at` is when the birthday became known. */
export type FamilyMember = {
  id: number | null
  name: string
  relation: string
  birthday: YearDay | null
  known_at: Date | null
  email: string | null
  phone: string | null
}

/** A client with everything that belongs to it. */
export type ClientRecord = { row: Selectable<ClientTable>; emails: string[]; phones: Phone[]; family: FamilyMember[] }

/** The fields people and files set, checked. */
export type ClientValues = Partial<
  Pick<ClientRecord['row'], (typeof plainColumns)[number]> & {
    birthday: YearDay | null
    anniversary: YearDay | null
    emails: string[]
    phones: Phone[]
    family: Omit<FamilyMember, 'known_at'>[]
  }
>

const plainColumns = [
  'external_id', 'first_name', 'last_name', 'company', 'street', 'city', 'region', 'postcode', 'country',
  'do_not_market', 'do_not_call', 'language', 'zone', 'lead_source', 'notes',
] as const // biome-ignore format: a list to read across

/** The client as it is with these values, whatever it was before. Birthdays remember since when they are known. */
export function withValues(client: ClientRecord, values: ClientValues, now: Date): ClientRecord {
  const { birthday, anniversary, emails = client.emails, phones = client.phones, family, ...plain } = values
  const row = { ...client.row, ...plain }
  if (birthday !== undefined && !same(birthday, birthdayOf(row))) Object.assign(row, columnsOf('birthday', birthday, now))
  if (anniversary !== undefined && !same(anniversary, anniversaryOf(row))) Object.assign(row, columnsOf('anniversary', anniversary, now))
  const after = { row, emails, phones, family: family === undefined ? client.family : family.map((member) => known(client.family, member, now)) }
  return { ...after, row: { ...row, sort_name: sortName(row), search_text: searchedWords(after).join(' ') } }
}

/** What a client's history compares, in the words of the API. */
export function clientFacts({ row, emails, phones, family }: ClientRecord): Record<string, unknown> {
  const plain = Object.fromEntries(plainColumns.map((column) => [column, row[column]]))
  const family_members = family.map(({ known_at, id, ...member }) => member)
  const external_id = shownNumber(row.external_id)
  return { ...plain, external_id, birthday: birthdayOf(row), anniversary: anniversaryOf(row), emails, phones, family_members }
}

export function birthdayOf(row: ClientRecord['row']): YearDay | null {
  return yearDayOf({ mmdd: row.birthday_mmdd, year: row.birthday_year })
}

export function anniversaryOf(row: ClientRecord['row']): YearDay | null {
  return yearDayOf({ mmdd: row.anniversary_mmdd, year: row.anniversary_year })
}

function columnsOf(field: 'birthday' | 'anniversary', day: YearDay | null, now: Date) {
  const { mmdd, year } = yearDayColumns(day)
  return { [`${field}_mmdd`]: mmdd, [`${field}_year`]: year, [`${field}_set_at`]: day === null ? null : now }
}

function known(family: readonly FamilyMember[], member: Omit<FamilyMember, 'known_at'>, now: Date): FamilyMember {
  const before = family.find((each) => each.id === member.id)
  const since = same(before?.birthday ?? null, member.birthday) ? (before?.known_at ?? null) : now
  return { ...member, known_at: member.birthday === null ? null : since }
}
