import { mostOfSeries } from './calendar-event.ts'
import type { Layout } from './columns.ts'
import { type ImportedKind, importedKindWords } from './imported-kind.ts'
import type { Survey } from './survey.ts'
import type { MadeNames, Taken } from './taken.ts'

/** Sentences about what a run made besides records, or a preview would make, so that nobody is surprised by it. */
export function remarksOn(kind: ImportedKind, made: MadeNames, { tried } = { tried: false }): string[] {
  const what = importedKindWords[kind].one
  const said = [
    sentence(made.statuses, [`${what} status`, `${what} statuses`], tried),
    sentence(made.types, [`${what} type`, `${what} types`], tried),
    sentence(made.photographers, ['photographer', 'photographers'], tried),
  ].filter((each) => each !== null)
  if (made.photographers.length > 0) said.push('Photographers who are added cannot sign in until you give them a password link.')
  return said
}

function sentence(names: readonly string[], [one, many]: [string, string], tried: boolean): string | null {
  const different = new Map(names.map((name) => [name.toLowerCase(), name]))
  const each = [...different.values()]
  if (each.length === 0) return null
  const subject = each.length === 1 ? `${/^[aeiou]/.test(one) ? 'An' : 'A'} ${one}` : `${each.length} ${many}`
  const added = tried ? 'would be added that Hotshoe does not know' : `${each.length === 1 ? 'was' : 'were'} added that Hotshoe did not know`
  return `${subject} ${added}: ${each.join(', ')}.`
}

/** How clients and sessions are known again whose file has no column with their numbers. */
export function numberlessRemarks(kind: ImportedKind, { places }: Layout): string[] {
  if (places.size === 0 || places.has('external_id') || places.has('number')) return []
  if (kind === 'client') return ['The file has no column with the clients’ numbers. Each client is known again by name and first email or phone.']
  if (kind !== 'session') return []
  const lasts = places.has('created_on') || places.has('booked_on')
  const by = lasts ? 'name and the day on which it was created or booked' : 'name and date; one that is moved there comes in anew'
  return [`The file has no column with the sessions’ numbers. Each session gets the next number here, and is known again by its client, type, ${by}.`]
}

/** Who was here already under another number, or without one. */
export function metRemarks({ met, numbered }: Pick<Taken, 'met' | 'numbered'>): string[] {
  return [...anotherNumber(met), ...firstNumber(numbered)]
}

function anotherNumber(met: number): string[] {
  if (met === 0) return []
  const those = met === 1 ? 'One row is of a client who is' : `${met} rows are of clients who are`
  return [
    `${those} here already with another number, by the whole name and an email or phone. Nobody was made twice: what was empty here is filled in, and nothing else changed.`,
  ]
}

function firstNumber(numbered: number): string[] {
  if (numbered === 0) return []
  const those = numbered === 1 ? 'One row is of a client who was' : `${numbered} rows are of clients who were`
  return [`${those} here without a number, by the whole name and an email or phone. Nobody was made twice: they have the numbers of the file from now on.`]
}

/** Sentences about what a calendar has besides single events. */
export function calendarRemarks({ calendar }: Survey): string[] {
  if (calendar === undefined) return []
  const { series, cut, passedOver } = calendar
  const counted = (count: number, one: string, many: string) => (count === 1 ? `One ${one}` : `${count} ${many}`)
  return [
    series > 0
      ? `${counted(series, 'event comes back; it was', 'events come back; they were')} taken day by day, from a year back to two years ahead. Import the calendar again later for what follows.`
      : '',
    cut > 0
      ? `${counted(cut, 'of them has', 'of them have')} more than ${mostOfSeries.toLocaleString('en-US')} days in that time; those behind were left out.`
      : '',
    passedOver > 0 ? `${counted(passedOver, 'entry that is no event was', 'entries that are no events were')} passed over: to-dos, journals and the like.` : '',
  ].filter(Boolean)
}
