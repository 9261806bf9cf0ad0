import type { Attachment, Paper, Sheet } from '../papers/paper.ts'
import { textTree } from '../papers/text-tree.ts'

/** All of the sheet but its text, as it is kept with a letter. */
export type LetterSheet = Sheet & { rehearsal: boolean }

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
