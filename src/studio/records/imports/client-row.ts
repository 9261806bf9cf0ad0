import type { CivilDate } from '#studio/calendar/civil-date.ts'
import type { Reading } from '#studio/calendar/reading.ts'
import { parseZone } from '#studio/calendar/zone.ts'
import type { Phone } from '../clients/client.ts'
import { readEmail } from '../clients/email.ts'
import { readLanguage } from '../clients/language.ts'
import { type PhoneNumber, readPhone } from '../clients/phone.ts'
import { manyLines } from '../written-text.ts'
import type { YearDay } from '../year-day.ts'
import { anniversaryIn, hasLabeled, relativesIn } from './labeled-cells.ts'
import { type FileRow, type Reader, RowReader, type WrongCell } from './row.ts'
import { ownNumber } from './told.ts'

/** What a file says about a client: only what it has columns for. Statuses are told by name. */
export type ClientSaid = {
  external_id: string
  first_name?: string
  last_name?: string
  company?: string
  street?: string
  city?: string
  region?: string
  postcode?: string
  country?: string
  emails?: string[]
  phones?: Phone[]
  family?: { name: string; relation: string; birthday: YearDay | null }[]
  birthday?: YearDay | null
  anniversary?: YearDay | null
  do_not_market?: boolean
  do_not_call?: boolean
  status?: string
  status_due_on?: CivilDate | null
  lead_source?: string
  language?: string | null
  zone?: string | null
  notes?: string
}

const lines = ['first_name', 'last_name', 'company', 'city', 'region', 'postcode', 'country', 'lead_source', 'status'] as const

/** Reads one row of a clients' file: what it says, or every cell that cannot be taken. */
export function readClientRow(row: FileRow, reader: Reader): { said: ClientSaid; wrong: WrongCell[] } {
  const cells = new RowReader(row, reader)
  const said: ClientSaid = { external_id: cells.text('external_id') }
  for (const column of lines) if (cells.has(column)) said[column] = cells.text(column)
  if (said.first_name !== undefined && cells.text('middle_name') !== '') said.first_name = `${said.first_name} ${cells.text('middle_name')}`.trim()
  if (cells.has('full_name')) Object.assign(said, names(said, cells.text('full_name')))
  if (cells.has('street')) said.street = [cells.text('street'), cells.text('street_2')].filter((text) => text !== '').join(', ')
  if (cells.has('notes')) said.notes = manyLines(cells.raw('notes'))
  if (cells.has('birthday')) said.birthday = cells.yearDay('birthday')
  if (cells.has('anniversary') || hasLabeled(cells, 'event')) said.anniversary = cells.yearDay('anniversary') ?? anniversaryIn(cells)
  if (cells.has('do_not_market')) said.do_not_market = cells.yes('do_not_market')
  if (cells.has('do_not_call')) said.do_not_call = cells.yes('do_not_call')
  if (cells.has('status_due_on')) said.status_due_on = cells.date('status_due_on')
  if (cells.has('language')) said.language = cells.read('language', null, readLanguage)
  if (cells.has('zone')) said.zone = cells.read('zone', null, parseZone)
  if (addresses.some((column) => cells.has(column))) said.emails = emails(cells)
  if (numbers.some((column) => cells.has(column))) said.phones = phones(cells, reader.country)
  const family = familyColumns(reader)
  if (family.length > 0 || hasLabeled(cells, 'relation')) said.family = [...family.flatMap((place) => familyMember(cells, place)), ...relativesIn(cells)]
  if (!cells.has('external_id')) said.external_id = ownClientNumber(said)
  else if (said.external_id === '')
    cells.note(
      'external_id',
      'The client has no number here. Give the one it has in the other program; by it the client is known again. If no client has one there, choose that this column is not used.',
    )
  if (![said.first_name, said.last_name, said.company].some(Boolean))
    cells.note(nameColumn(cells), 'The client has no name. Give a first name, a last name or a company.')
  return { said, wrong: cells.wrong }
}

/** Who has no number in the other program is known again by name and first address, or phone: by a fingerprint of them, for they must not outlive the client here. */
export function ownClientNumber({ first_name, last_name, company, emails, phones }: ClientSaid): string {
  const name = [first_name, last_name, company].filter(Boolean).join(' ')
  const said = [name, emails?.[0] ?? phones?.[0]?.phone ?? ''].filter(Boolean).join('\n').toLowerCase()
  return said === '' ? '' : ownNumber(said)
}

function nameColumn(cells: RowReader): string {
  return ['last_name', 'full_name', 'first_name', 'company'].find((column) => cells.has(column)) ?? 'last_name'
}

/** "Anna Maria Berg" and "Berg, Anna Maria"; columns of their own say it better. */
function names({ first_name, last_name }: ClientSaid, full: string): { first_name: string; last_name: string } {
  if (first_name || last_name) return { first_name: first_name ?? '', last_name: last_name ?? '' }
  return splitName(full)
}

/** A whole name in its parts: the last word is the last name, or what stands before a comma. */
export function splitName(full: string): { first_name: string; last_name: string } {
  const [last = '', first = ''] = full.includes(',')
    ? full.split(/,\s*/, 2)
    : [full.slice(full.lastIndexOf(' ') + 1), full.slice(0, Math.max(0, full.lastIndexOf(' ')))]
  return { first_name: first, last_name: last }
}

const addresses = ['email_1', 'email_2', 'email_3'] as const

function emails(cells: RowReader): string[] {
  const found = addresses.flatMap((column) => cells.read(column, [], (text) => readAll(text)))
  return [...new Set(found)]
}

/** One address, or several with a comma or semicolon between them, or what Google writes there. */
function readAll(text: string) {
  const readings = text
    .split(/[;,]|:::/)
    .filter((part) => part.trim() !== '')
    .map(readEmail)
  const wrong = readings.find((reading) => !reading.ok)
  return wrong ?? { ok: true as const, value: readings.flatMap((reading) => (reading.ok ? [reading.value] : [])) }
}

const numbers = ['mobile', 'home', 'work', 'phone', 'phone_2'] as const
const labels = { mobile: 'Mobile', home: 'Home', work: 'Work', phone: '', phone_2: '' } as const

/** Phones in the order of the file's columns. Text messages go to the mobile, or to the only phone that a file knows. */
function phones(cells: RowReader, country: string): Phone[] {
  const { places } = cells.reader.layout
  const inOrder = numbers.filter((column) => places.has(column)).toSorted((a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0))
  const textable = places.has('mobile') ? 'mobile' : inOrder.length === 1 ? inOrder[0] : 'phone'
  const texts = cells.yes('text_ok')
  const found = inOrder.flatMap((column) => {
    const read: PhoneNumber[] = cells.read(column, [], (text) => readSome(text, country))
    return read.map((phone, at) => ({ phone, label: labels[column], sms: texts && column === textable && at === 0 }))
  })
  const first = found.filter(({ phone }, at) => found.findIndex((other) => other.phone === phone) === at)
  return first.map((each) => ({ ...each, sms: found.some(({ phone, sms }) => phone === each.phone && sms) }))
}

/** One number, or several with a semicolon or what Google writes between them. */
function readSome(text: string, country: string): Reading<PhoneNumber[]> {
  const readings = text
    .split(/;|:::/)
    .filter((part) => part.trim() !== '')
    .map((part) => readPhone(part.trim(), country))
  const wrong = readings.find((reading) => !reading.ok)
  return wrong ?? { ok: true, value: readings.flatMap((reading) => (reading.ok ? [reading.value] : [])) }
}

type FamilyPlace = { relation: string; name: string; birthday: string }

function familyColumns({ layout }: Reader): FamilyPlace[] {
  const children = [...layout.places.keys()].flatMap((column) => /^child_(\d+)_name$/.exec(column)?.[1] ?? [])
  const places = children.map((number) => ({ relation: 'Child', name: `child_${number}_name`, birthday: `child_${number}_birthday` }))
  return layout.places.has('spouse_name') ? [{ relation: 'Spouse', name: 'spouse_name', birthday: 'spouse_birthday' }, ...places] : places
}

function familyMember(cells: RowReader, { relation, name, birthday }: FamilyPlace) {
  const born = cells.yearDay(birthday)
  if (cells.text(name) !== '') return [{ relation, name: cells.text(name), birthday: born }]
  if (born !== null) cells.note(birthday, `This is the birthday of a ${relation.toLowerCase()} without a name. Give the name, or take the birthday away.`)
  return []
}
