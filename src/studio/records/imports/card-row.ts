import ICAL from 'ical.js'
import { understood } from '#studio/calendar/reading.ts'
import type { Phone } from '../clients/client.ts'
import { readEmail } from '../clients/email.ts'
import { readPhone } from '../clients/phone.ts'
import { manyLines, oneLine } from '../written-text.ts'
import type { YearDay } from '../year-day.ts'
import { type ClientSaid, ownClientNumber, splitName } from './client-row.ts'
import { modernLines } from './content-lines.ts'
import { type FileRow, type Reader, readYearDay, type WrongCell } from './row.ts'

/** A property of a card: its name in small letters, its parameters, and its values, each as text or, where it is structured, as texts. */
type Property = { name: string; parameters: Record<string, string | string[]>; values: (string | string[])[] }

/** Reads a card: what it says about a client, or why it cannot be taken. Who has no number of its own is known by name and first address. */
export function readCardRow({ line, cells: [card = ''] }: FileRow, { country, today }: Reader): { said: ClientSaid; wrong: WrongCell[] } {
  const wrong: WrongCell[] = []
  const properties = parsed(card)
  if (properties === null) {
    const reason = 'This card is broken: a line of it is no property, or it does not end. Export it again, or correct it in the file.'
    return { said: { external_id: '' }, wrong: [{ line, column: '', value: oneLine(card.split('\n')[1] ?? '').slice(0, 200), reason }] }
  }
  const note = (column: string, value: string, reason: string) => void wrong.push({ line, column, value: value.slice(0, 200), reason })
  const names = namesIn(properties)
  const day = (found: { name: string; value: string } | null): YearDay | null => {
    if (found === null || found.value === '') return null
    const reading = readYearDay(found.value, 'ymd', today)
    if (!reading.ok) note(found.name, found.value, reading.message)
    return reading.ok ? reading.value : null
  }
  const said: ClientSaid = {
    external_id: oneLine(firstText(properties, 'uid')).replace(/^urn:uuid:/i, ''),
    ...names,
    ...addressIn(properties),
    emails: emailsIn(properties, note),
    phones: phonesIn(properties, country, note),
    birthday: day(dayOf(properties, ['bday', 'x-bday'])),
    anniversary: day(dayOf(properties, ['anniversary', 'x-anniversary', 'x-ms-anniversary']) ?? labeled(properties, 'x-abdate', 'Anniversary')),
    family: familyIn(properties),
    notes: manyLines(texts(properties, 'note').join('\n')),
  }
  if (said.external_id === '') said.external_id = ownClientNumber(said)
  if (!Object.values(names).some(Boolean)) note('FN', '', 'The card has no name. Give a first name, a last name or a company.')
  return { said, wrong }
}

function parsed(card: string): Property[] | null {
  try {
    const [, properties] = ICAL.parse(modernLines(card)) as [string, [string, Property['parameters'], string, ...Property['values']][]]
    if (!/\nEND:VCARD\s*$/i.test(card)) return null
    return properties.map(([name, parameters, , ...values]) => ({ name, parameters, values }))
  } catch {
    return null
  }
}

const flat = (value: string | string[] | undefined) => oneLine(Array.isArray(value) ? value.join(' ') : (value ?? ''))
const named = (properties: readonly Property[], name: string) => properties.filter((property) => property.name === name)
const texts = (properties: readonly Property[], name: string) =>
  named(properties, name).flatMap(({ values }) => values.map((value) => (Array.isArray(value) ? value.join(', ') : value)))
const firstText = (properties: readonly Property[], name: string) => texts(properties, name)[0] ?? ''

/** Those that are preferred first. */
function preferred(properties: readonly Property[], name: string): Property[] {
  const rank = ({ parameters }: Property) => (kindsOf(parameters).includes('pref') ? 0 : Number(parameters['pref'] ?? 101))
  return named(properties, name).toSorted((a, b) => rank(a) - rank(b))
}

function kindsOf(parameters: Property['parameters']): string[] {
  return [parameters['type'] ?? []].flat().flatMap((type) => type.toLowerCase().split(','))
}

function namesIn(properties: readonly Property[]): { first_name: string; last_name: string; company: string } {
  const [value] = named(properties, 'n')[0]?.values ?? []
  const [family, given, more] = Array.isArray(value) ? value : [value]
  const structured = { first_name: [flat(given), flat(more)].filter(Boolean).join(' '), last_name: flat(family) }
  const [organization] = named(properties, 'org')[0]?.values ?? []
  const company = flat(Array.isArray(organization) ? organization[0] : organization)
  if (structured.first_name !== '' || structured.last_name !== '') return { ...structured, company }
  const full = oneLine(firstText(properties, 'fn'))
  return full === company ? { first_name: '', last_name: '', company } : { ...splitName(full), company }
}

function addressIn(properties: readonly Property[]): Partial<ClientSaid> {
  const [value] = preferred(properties, 'adr')[0]?.values ?? []
  const [box, extended, street, city, region, postcode, country] = Array.isArray(value) ? value.map(flat) : []
  const lines = [street, extended, box].filter((part) => part !== undefined && part !== '')
  return { street: lines.join(', '), city: city ?? '', region: region ?? '', postcode: postcode ?? '', country: country ?? '' }
}

type Note = (column: string, value: string, reason: string) => void

function emailsIn(properties: readonly Property[], note: Note): string[] {
  const found = preferred(properties, 'email').flatMap(({ values }) => {
    const text = flat(values[0]).replace(/^mailto:/i, '')
    const reading = text === '' ? understood(null) : readEmail(text)
    if (!reading.ok) note('EMAIL', text, reading.message)
    return reading.ok && reading.value !== null ? [reading.value] : []
  })
  return [...new Set(found)]
}

/** Text messages need somebody's word: a card has none, so no number gets them. */
function phonesIn(properties: readonly Property[], country: string, note: Note): Phone[] {
  const found = preferred(properties, 'tel').flatMap(({ parameters, values }) => {
    const kinds = kindsOf(parameters)
    const text = flat(values[0]).replace(/^tel:/i, '').replace(/;.*$/, '')
    if (text === '' || kinds.includes('fax') || kinds.includes('pager')) return []
    const reading = readPhone(text, country)
    if (!reading.ok) note('TEL', text, reading.message)
    const label = kinds.includes('cell') || kinds.includes('iphone') ? 'Mobile' : kinds.includes('home') ? 'Home' : kinds.includes('work') ? 'Work' : ''
    return reading.ok ? [{ phone: reading.value, label, sms: false }] : []
  })
  return found.filter(({ phone }, at) => found.findIndex((other) => other.phone === phone) === at)
}

/** A day as it is written, without the hour behind it, and without the year that Apple writes where there is none. */
function dayOf(properties: readonly Property[], names: readonly string[]): { name: string; value: string } | null {
  const found = names.flatMap((name) => named(properties, name)).find(({ values }) => flat(values[0]) !== '')
  if (found === undefined) return null
  const written = flat(found.values[0]).replace(/^(-*[\d-]{4,10})T.*$/, '$1')
  const omitted = found.parameters['x-apple-omit-year']
  const value = omitted !== undefined && written.startsWith(`${String(omitted)}-`) ? `--${written.slice(5)}` : written
  return { name: found.name.toUpperCase(), value }
}

/** What Apple and Google write in a group with a label beside it: `_$!<Anniversary>!$_`. */
function labeled(properties: readonly Property[], name: string, label: string): { name: string; value: string } | null {
  const isOf = ({ parameters }: Property) =>
    named(properties, 'x-ablabel').some((each) => each.parameters['group'] === parameters['group'] && flat(each.values[0]).includes(label))
  const found = named(properties, name).find((property) => property.parameters['group'] !== undefined && isOf(property))
  return found === undefined ? null : { name: label, value: flat(found.values[0]) }
}

function familyIn(properties: readonly Property[]): NonNullable<ClientSaid['family']> {
  const spouse = ['x-spouse', 'x-ms-spouse', 'x-evolution-spouse'].map((name) => oneLine(firstText(properties, name))).find(Boolean)
  const name = spouse ?? labeled(properties, 'x-abrelatednames', 'Spouse')?.value
  return name === undefined || name === '' ? [] : [{ name, relation: 'Spouse', birthday: null }]
}
