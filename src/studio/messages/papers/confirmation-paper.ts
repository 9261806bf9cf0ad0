import type { CivilDate } from '#studio/calendar/civil-date.ts'
import type { FurtherDate } from '#studio/records/sessions/further-date.ts'
import { clockTime, longDate } from '../rendering/date-words.ts'
import type { Attachment } from './paper.ts'
import { paperWords } from './paper-words.ts'
import { addressLines, type PostalAddress } from './postal-address.ts'
import { linesOf, passagesOf, type Stationery, sheetOf } from './stationery.ts'

/** What a session's confirmation tells. The notes of a session are the studio's own and not told. */
export type ConfirmedSession = {
  id: number
  number: string
  type: string
  client: string
  language: string
  home: PostalAddress
  primary_on: CivilDate | null
  primary_time: string | null
  primary_zone: string | null
  further: readonly FurtherDate[]
  photographer: string | null
  canceled: boolean
}

/** A session's confirmation, or null while the session has no date: there is nothing to confirm. */
export function confirmationOf(studio: Stationery, session: ConfirmedSession, today: CivilDate): Attachment | null {
  if (session.primary_on === null) return null
  const { language } = session
  const words = paperWords(language)
  const sheet = sheetOf(studio, { language, day: today })
  const time = (hour: string) => clockTime(hour, language)
  const elsewhere = session.primary_zone !== null && session.primary_zone !== studio.zone ? ` (${session.primary_zone})` : ''
  const further = session.further.map(({ label, on_day, at_time }) => {
    const when = `${longDate(on_day, language)}${at_time === null ? '' : `, ${time(at_time)}`}`
    return label === '' ? when : `${label}: ${when}`
  })
  const facts: [string, readonly string[]][] = [
    [words.client, [session.client]],
    [words.session, [session.number === '' ? session.type : `${session.number} · ${session.type}`]],
    [words.date, [longDate(session.primary_on, language), ...(session.primary_time === null ? [] : [`${time(session.primary_time)}${elsewhere}`])]],
    [words.furtherDates, further],
    [words.photographer, session.photographer === null ? [] : [session.photographer]],
    [words.place, linesOf(studio.address)],
  ]
  return {
    kind: 'session-confirmation',
    name: fileName(words.confirmation, session.number),
    paper: {
      ...sheet,
      mark: session.canceled ? words.canceled : sheet.mark,
      kind: 'session-confirmation',
      address: [session.client, ...addressLines(session.home, studio)],
      title: words.confirmation,
      facts: facts.filter(([, lines]) => lines.length > 0),
      policies: passagesOf(studio.policies),
      words: { policies: words.policies },
    },
  }
}

/** The name of a PDF: what it is and the record's number, without what file systems forbid. */
export function fileName(what: string, number: string): string {
  return `${`${what} ${number}`.replaceAll(/[\\/:*?"<>|\p{Cc}]+/gu, ' ').trim()}.pdf`
}
