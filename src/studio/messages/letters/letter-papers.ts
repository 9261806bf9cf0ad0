import type { CivilDate } from '#studio/calendar/civil-date.ts'
import type { Attachment, Paper, Sheet } from '../papers/paper.ts'
import { type Stationery, sheetOf } from '../papers/stationery.ts'
import { textTree } from '../papers/text-tree.ts'

/** All of the sheet but its text, as it is kept with a letter. */
export type LetterSheet = Sheet & { rehearsal: boolean }

/** The sheet of a letter of this day, to somebody who reads this language. */
export function letterSheet(studio: Stationery, when: { language: string; day: CivilDate }): LetterSheet {
  return { ...sheetOf(studio, when), rehearsal: studio.rehearsal }
}

/** A letter as it is kept: its text is HTML of the fifteen tags, its address lines below the name. */
export type KeptLetter = {
  id: number
  to_name: string
  to_address: string
  subject: string
  html: string
  letter: LetterSheet
  attachments: readonly Attachment[]
}

/** What is printed for a letter: itself, then what is put in, each on a sheet of its own. */
export function letterPapers({ to_name, to_address, subject, html, letter, attachments }: KeptLetter): Paper[] {
  const { rehearsal: _, ...sheet } = letter
  const address = [to_name, ...to_address.split('\n')].filter((line) => line !== '')
  return [{ ...sheet, kind: 'letter', address, subject, body: textTree(html) }, ...attachments.map(({ paper }) => paper)]
}
