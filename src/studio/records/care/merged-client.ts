import type { ClientRecord, FamilyMember, Phone } from '../clients/client.ts'
import { withValues } from '../clients/client.ts'
import { same } from '../differences.ts'
import { folded } from '../folded-text.ts'
import { shownNumber } from '../imports/own-mark.ts'
import { yearDayOf } from '../year-day.ts'
import { type MergeField, mergeFieldNames, mergeFields } from './merge-fields.ts'

type Row = ClientRecord['row']

/** A day's field also takes since when the day is known: merging does not make anybody qualify anew (semantics §8). */
const known: Partial<Record<MergeField, keyof Row>> = { birthday: 'birthday_set_at', anniversary: 'anniversary_set_at' }

/** The columns that a merge may change, and that undoing it gives back. */
export const rememberedColumns = [...Object.values(mergeFields).flat(), ...Object.values(known), 'notes', 'do_not_market', 'do_not_call', 'history_at', 'household_id', 'archived_at'] as const // biome-ignore format: a list to read across

/** A client as it was before a merge; instants are ISO text once they come out of the database. */
export type Remembered = {
  version: number
  row: Partial<Record<(typeof rememberedColumns)[number], unknown>>
  emails: string[]
  phones: Phone[]
  family: FamilyMember[]
}

/** The fields that say something different, as far as either says anything. */
export function differingFields(winner: Row, loser: Row): MergeField[] {
  return mergeFieldNames.filter((field) => {
    if (field === 'external_id') return shownNumber(winner.external_id) !== shownNumber(loser.external_id)
    return mergeFields[field].some((column) => !same(winner[column], loser[column]))
  })
}

/** Whose value stands unless a person chooses: the winner's, if it says as much. The same day with its year says more. */
export function usualChoice(field: MergeField, winner: Row, loser: Row): 'winner' | 'loser' {
  const [day] = mergeFields[field]
  if (field === 'birthday' || field === 'anniversary') return winner[day] === null || (winner[day] === loser[day] && loser[mergeFields[field][1]] !== null && winner[mergeFields[field][1]] === null) ? 'loser' : 'winner' // biome-ignore format: one rule
  if (field === 'external_id') return shownNumber(winner.external_id) === null ? 'loser' : 'winner'
  return mergeFields[field].every((column) => (winner[column] ?? '') === '') ? 'loser' : 'winner'
}

/** What the winner becomes: the chosen fields, every address and number once, all the family, the stricter of the wishes. */
export function mergedClient(winner: ClientRecord, loser: ClientRecord, taken: readonly MergeField[]): ClientRecord {
  const columns = taken.flatMap((field) => [...mergeFields[field], ...(known[field] === undefined ? [] : [known[field]])])
  const row: Row = {
    ...winner.row,
    ...Object.fromEntries(columns.map((column) => [column, loser.row[column]])),
    notes: unitedNotes(winner.row.notes, loser.row.notes),
    do_not_market: winner.row.do_not_market || loser.row.do_not_market,
    do_not_call: winner.row.do_not_call || loser.row.do_not_call,
    household_id: winner.row.household_id ?? loser.row.household_id,
    history_at: later(winner.row.history_at, loser.row.history_at),
  }
  const emails = [...new Set([...winner.emails, ...loser.emails])]
  const { family } = unitedFamily(winner.family, loser.family)
  return withValues({ row, emails, phones: unitedPhones(winner.phones, loser.phones), family }, {}, row.created_at)
}

/** Whose family members are new to the other's: they move. The rest are the same people, and fill in what is missing there. */
export function unitedFamily(ours: readonly FamilyMember[], theirs: readonly FamilyMember[]): { family: FamilyMember[]; moved: FamilyMember[] } {
  const moved = theirs.filter((member) => !ours.some((each) => samePerson(each, member)))
  const filled = ours.map((member) => {
    const twin = theirs.find((each) => samePerson(member, each))
    if (twin === undefined) return member
    const day = fuller(member, twin)
    return { ...member, ...day, relation: member.relation || twin.relation, email: member.email ?? twin.email, phone: member.phone ?? twin.phone }
  })
  return { family: [...filled, ...moved], moved }
}

export function remembered({ row, emails, phones, family }: ClientRecord): Remembered {
  return { version: row.version, row: Object.fromEntries(rememberedColumns.map((column) => [column, row[column]])), emails, phones, family }
}

/** The client with what was remembered of it; what a merge does not change stays as it is now. */
export function asRemembered(client: ClientRecord, { row, emails, phones, family }: Remembered): ClientRecord {
  const revived = Object.entries(row).map(([column, value]) => [column, column.endsWith('_at') && typeof value === 'string' ? new Date(value) : value])
  const members = family.map((member) => ({ ...member, known_at: member.known_at === null ? null : new Date(member.known_at) }))
  return withValues({ row: { ...client.row, ...Object.fromEntries(revived) }, emails, phones, family: members }, {}, client.row.created_at)
}

/** Takes texts only where both say so: the stricter wish wins. */
function unitedPhones(ours: readonly Phone[], theirs: readonly Phone[]): Phone[] {
  const stricter = ours.map((phone) => {
    const twin = theirs.find((each) => each.phone === phone.phone)
    return twin === undefined ? phone : { ...phone, label: phone.label || twin.label, sms: phone.sms && twin.sms }
  })
  return [...stricter, ...theirs.filter(({ phone }) => !ours.some((each) => each.phone === phone))]
}

function unitedNotes(ours: string, theirs: string): string {
  if (ours === '' || theirs.includes(ours)) return theirs === '' ? ours : theirs
  return theirs === '' || ours.includes(theirs) ? ours : `${ours}\n\n${theirs}`
}

function samePerson(a: FamilyMember, b: FamilyMember): boolean {
  if (folded(a.name) !== folded(b.name)) return false
  if (a.birthday === null || b.birthday === null) return true
  const sameDay = a.birthday.month === b.birthday.month && a.birthday.day === b.birthday.day
  return sameDay && (a.birthday.year === null || b.birthday.year === null || a.birthday.year === b.birthday.year)
}

function fuller(ours: FamilyMember, theirs: FamilyMember): Pick<FamilyMember, 'birthday' | 'known_at'> {
  const takes = theirs.birthday !== null && (ours.birthday === null || (ours.birthday.year === null && theirs.birthday.year !== null))
  const { birthday, known_at } = takes ? theirs : ours
  return { birthday, known_at }
}

function later(a: Date | null, b: Date | null): Date | null {
  if (a === null || b === null) return a ?? b
  return a > b ? a : b
}

/** A field's value as the API tells it: a text, or a day of the year. */
export function fieldValue(field: MergeField, row: Row): string | ReturnType<typeof yearDayOf> {
  if (field === 'birthday') return yearDayOf({ mmdd: row.birthday_mmdd, year: row.birthday_year })
  if (field === 'anniversary') return yearDayOf({ mmdd: row.anniversary_mmdd, year: row.anniversary_year })
  if (field === 'external_id') return shownNumber(row.external_id)
  const parts = mergeFields[field].map((column) => String(row[column] ?? '')).filter((part) => part !== '')
  return parts.join(field === 'name' ? ' ' : ', ') || null
}
