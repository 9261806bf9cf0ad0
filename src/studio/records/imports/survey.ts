import type { DateSigns } from './date-signs.ts'
import type { Encoding } from './encoding.ts'

/** What was found in a file before anything of it is taken. `dates` has, for each header, how its dates look. */
export type Survey = {
  format: 'csv' | 'vcard'
  encoding: Encoding
  delimiter: string
  headers: string[]
  rows: number
  dates: DateSigns[]
}

/** A file that stands ready in parts. */
export type KeptFile = { id: number; name: string; survey: Survey }
