import type { DateSigns } from './date-signs.ts'
import type { Encoding } from './encoding.ts'

/** What was found in a file before anything of it is taken. `dates` has, for each header, how its dates look. */
export type Survey = {
  format: 'csv' | 'vcard' | 'icalendar'
  encoding: Encoding
  delimiter: string
  headers: string[]
  rows: number
  dates: DateSigns[]
  /** Of a calendar: what was found in it. */
  calendar?: CalendarFound
}

/**
 * Events that come back, those of them that have more days than are taken, to-dos and the like, which are passed over, and the names under
 * which events are filed.
 */
export type CalendarFound = { series: number; cut: number; passedOver: number; categories: string[] }

/** A file that stands ready in parts. */
export type KeptFile = { id: number; name: string; survey: Survey }
