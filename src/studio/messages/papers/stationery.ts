import type { CivilDate } from '#studio/calendar/civil-date.ts'
import { readablePhone } from '../readable-phone.ts'
import { letterDate } from '../rendering/date-words.ts'
import type { Sheet, Window } from './paper.ts'
import { paperWords } from './paper-words.ts'

export const windowChoices = ['by-country', 'us-10', 'din-b'] as const
export type WindowChoice = (typeof windowChoices)[number]

/** What of the studio stands on its papers. */
export type Stationery = {
  name: string
  address: string
  phone: string
  email: string
  /** Two letters. */
  country: string
  language: string
  currency: string
  zone: string
  window: WindowChoice
  policies: string
  rehearsal: boolean
}

/** Where paper is cut in inches; everywhere else it is A4. */
const usLetter = new Set(['US', 'CA', 'MX', 'PH', 'CL', 'CO', 'CR', 'DO', 'GT', 'NI', 'PA', 'PR', 'SV', 'VE', 'HN', 'BO'])

/** The studio's sheet for somebody who reads this language, of this day. */
export function sheetOf(studio: Stationery, { language, day }: { language: string; day: CivilDate }): Sheet {
  const inches = usLetter.has(studio.country)
  const address = linesOf(studio.address)
  const [lang = 'en', ...rest] = language.split('-')
  return {
    size: inches ? 'us-letter' : 'a4',
    window: windowOf(studio.window, inches),
    lang: lang.toLowerCase(),
    region: rest.find((part) => /^[A-Za-z]{2}$/.test(part))?.toUpperCase() ?? null,
    mark: studio.rehearsal ? paperWords(language).rehearsal : null,
    sender: {
      name: studio.name,
      lines: [...address, studio.phone.trim() === '' ? '' : readablePhone(studio.phone, studio.country), studio.email].filter((line) => line !== ''),
      'one-line': [studio.name, ...address].join(' · '),
    },
    date: letterDate(day, language),
  }
}

function windowOf(choice: WindowChoice, inches: boolean): Window {
  if (choice !== 'by-country') return choice
  return inches ? 'us-10' : 'din-b'
}

/** A text of several lines, without the empty ones. */
export function linesOf(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

/** A text typed in passages with a blank line between them. */
export function passagesOf(text: string): string[][] {
  return text
    .split(/\r?\n[ \t]*\r?\n/)
    .map(linesOf)
    .filter((passage) => passage.length > 0)
}
