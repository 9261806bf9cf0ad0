import type { Static } from 'typebox'
import { type Problem, Refusal } from '#platform/refusal.ts'
import { quoted, type Reading, refused, understood } from '#studio/calendar/reading.ts'
import { parseSendingHours } from '#studio/calendar/sending-hours.ts'
import { parseTime } from '#studio/calendar/wall-time.ts'
import { parseWorkWeek } from '#studio/calendar/work-week.ts'
import { parseZone } from '#studio/calendar/zone.ts'
import type { changeStudio } from './contract.ts'
import { parseEmail } from './email-address.ts'
import type { Settings } from './queries.ts'

export type SettingsChange = Omit<Static<(typeof changeStudio)['body']>, 'version'>

/** The change as it is kept, or a refusal with a sentence at each field that cannot be. Sending hours are judged as they will be. */
export function checkedSettings(change: SettingsChange, before: Settings): SettingsChange {
  const problems: Problem[] = []
  const kept: SettingsChange = { ...change }
  const read = <K extends keyof SettingsChange>(field: K, parse: (value: NonNullable<SettingsChange[K]>) => Reading<SettingsChange[K]>) => {
    const value = change[field]
    if (value === undefined) return
    const reading = parse(value)
    if (reading.ok) kept[field] = reading.value
    else problems.push({ field, message: reading.message })
  }
  read('name', (name) => (name.trim() === '' ? refused('Name must not be empty.') : understood(name.trim())))
  read('zone', parseZone)
  read('language', parseLanguage)
  read('default_country', parseCountry)
  read('currency', parseCurrency)
  read('work_week', mutable(parseWorkWeek))
  read(
    'sending_days',
    mutable(
      (days) => parseSendingHours({ days, from: '00:00', to: '00:00' }),
      ({ days }) => days,
    ),
  )
  read('rehearsal_address', (address) => (address.trim() === '' && !before.rehearsal ? understood('') : parseEmail(address)))
  problems.push(...sendingHoursProblems(change, before))
  if (problems.length > 0) throw new Refusal('invalid', 'bad-settings', { message: problems.map(({ message }) => message).join(' '), problems: problems })
  return kept
}

/** Reads a BCP 47 language: `en-US`, `de`. */
export function parseLanguage(text: string): Reading<string> {
  try {
    const [canonical] = Intl.getCanonicalLocales(text.trim())
    const name = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' }).of(canonical?.split('-')[0] ?? '')
    if (canonical !== undefined && name !== undefined) return understood(canonical)
  } catch {
    // Said below.
  }
  return refused(`${quoted(text)} is not a language. Use a code like en-US, de or fr-CA.`)
}

/** Reads a country's two letters. */
export function parseCountry(text: string): Reading<string> {
  const code = text.trim().toUpperCase()
  const known = /^[A-Z]{2}$/.test(code) && code !== 'ZZ' && new Intl.DisplayNames('en', { type: 'region', fallback: 'none' }).of(code) !== undefined
  return known ? understood(code) : refused(`${quoted(text)} is not a country. Use its two letters, like US, GB or DE.`)
}

/** Reads a currency's three letters. */
export function parseCurrency(text: string): Reading<string> {
  const code = text.trim().toUpperCase()
  return Intl.supportedValuesOf('currency').includes(code)
    ? understood(code)
    : refused(`${quoted(text)} is not a currency. Use its three letters, like USD, EUR or GBP.`)
}

function sendingHoursProblems(change: SettingsChange, before: Settings): Problem[] {
  if (change.sending_from === undefined && change.sending_to === undefined) return []
  const from = parseTime(change.sending_from ?? before.sending_from)
  const to = parseTime(change.sending_to ?? before.sending_to)
  if (!from.ok) return [{ field: 'sending_from', message: from.message }]
  if (!to.ok) return [{ field: 'sending_to', message: to.message }]
  const hours = parseSendingHours({ days: [1], from: from.value, to: to.value })
  return hours.ok ? [] : [{ field: 'sending_to', message: hours.message }]
}

function mutable<T = readonly number[]>(
  parse: (days: readonly number[]) => Reading<T>,
  daysOf: (value: T) => readonly number[] = (value) => value as readonly number[],
) {
  return (days: number[]): Reading<number[]> => {
    const reading = parse(days)
    return reading.ok ? understood([...daysOf(reading.value)]) : reading
  }
}
