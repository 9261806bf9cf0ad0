import { quoted, type Reading, refused } from './reading.ts'
import { timeOf, type WallTime } from './wall-time.ts'

/**
 * Reads a time of day as people and other programs write it: `4:00 PM`, `4pm`, `4 p.m.`, `16:00`, `16.00`, `16h30`, `1600`,
 * `16:00:00`, `noon`. A lone number ("4") is refused: nobody can tell morning from afternoon.
 */
export function readTime(text: string): Reading<WallTime> {
  const written = tidy(text)
  if (written === '') return refused('The time is empty. Write it like 4:00 PM or 16:00.')
  if (written === 'noon') return timeOf({ hour: 12, minute: 0 })
  return halfDay(written, text) ?? wholeDay(written, text) ?? refused(`${quoted(text)} is not a time of day. Write it like 4:00 PM or 16:00.`)
}

function tidy(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(/[\s\u200B-\u200F\uFEFF]+/g, ' ')
    .trim()
    .toLowerCase()
}

/** With AM or PM, where 12 AM is midnight and 12 PM is noon. */
function halfDay(written: string, text: string): Reading<WallTime> | null {
  const parts = /^(\d{1,2})(?:[:.](\d\d)(?:[:.]00)?)? ?([ap])\.? ?m\.?$/.exec(written)
  if (parts === null) return null
  const hour = Number(parts[1])
  if (hour < 1 || hour > 12) return refused(`${quoted(text)} is not a time of day: with AM or PM the hours go from 1 to 12. Write it like 4:00 PM or 16:00.`)
  return timeOf({ hour: (hour % 12) + (parts[3] === 'p' ? 12 : 0), minute: Number(parts[2] ?? 0) }, text)
}

function wholeDay(written: string, text: string): Reading<WallTime> | null {
  const parts = /^(\d{1,2})(?:[:.](\d\d)(?:[:.]00(?:\.0+)?)?|h(\d\d)?)(?: ?(?:h|uhr))?$/.exec(written) ?? /^(\d\d)(\d\d)$/.exec(written)
  if (parts === null) return null
  return timeOf({ hour: Number(parts[1]), minute: Number(parts[2] ?? parts[3] ?? 0) }, text)
}
