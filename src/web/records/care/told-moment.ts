import type { TimelineRow } from '#studio/delivery/timeline/contract.ts'
import { callResults } from '#studio/messages/calls/call-result.ts'
import { type Clock, writtenDate } from '#web/ui/written.ts'
import { words } from '#web/words/words.ts'

const whats: Readonly<Record<string, string>> = words.records.history.whats
const fields: Readonly<Record<string, string>> = words.records.fields
const results: Readonly<Record<string, { label: string }>> = callResults
const letterStates: Readonly<Record<string, string>> = words.letters.states
const states: Readonly<Record<string, string>> = words.messages.states

/** What happened, as its title and, on a second line, what is said of it: `S-77 Family`, `Jun 1`. */
export function toldMoment({ kind, title, detail }: TimelineRow, clock: Clock): string {
  return [kind === 'change' ? (whats[title] ?? title) : title, toldDetail(kind, detail, clock)].filter((part) => part !== '').join('\n')
}

function toldDetail(kind: TimelineRow['kind'], detail: string, clock: Clock): string {
  if (detail === '') return ''
  if (/^\d{4}-\d{2}-\d{2}$/.test(detail)) return writtenDate(detail, clock)
  if (kind === 'session-moved') return detail.replaceAll(/\d{4}-\d{2}-\d{2}/g, (day) => writtenDate(day, clock))
  if (kind === 'change') return detail.split(' ').map((field) => fields[field] ?? field.replaceAll('_', ' ')).join(', ') // biome-ignore format: short
  if (kind === 'call-tried') return detail.replace(/^[a-z-]+/, (result) => results[result]?.label ?? result)
  if (kind === 'letter') return letterStates[detail] ?? detail
  if (kind === 'email' || kind === 'text') return detail.replace(/^[a-z-]+/, (state) => states[state] ?? state)
  return detail
}
