import { refuseField } from '#platform/refusal.ts'
import { readTime } from '#studio/calendar/written-time.ts'

const names = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']

/** Sending hours as they are written on a command line, `mon-fri 9:00-18:00`; null for `studio`, the studio's own. Days left out: every day. */
export function hoursOf(text: string): { days: number[]; from: string; to: string } | null {
  if (text.trim().toLowerCase() === 'studio') return null
  const parts = /^(?:(.*)\s)?\s*(\S+)-(\S+)$/.exec(text.trim())
  const [from, to] = [readTime(parts?.[2] ?? ''), readTime(parts?.[3] ?? '')]
  if (parts === null || !from.ok || !to.ok) throw wrong(text)
  return { days: daysOf(parts[1] ?? 'mon-sun', text), from: from.value, to: to.value }
}

/** `mon-fri`, `mon,wed,sat`; `fri-mon` goes over the weekend. */
function daysOf(list: string, text: string): number[] {
  const days = list
    .toLowerCase()
    .split(/[\s,]+/)
    .flatMap((part) => {
      const [first = -1, last = first] = part.split('-').map((name) => names.indexOf(name.slice(0, 3)))
      if (first < 0 || last < 0) throw wrong(text)
      return Array.from({ length: ((last - first + 7) % 7) + 1 }, (_, ahead) => ((first + ahead) % 7) + 1)
    })
  return [...new Set(days)].toSorted((a, b) => a - b)
}

function wrong(text: string): Error {
  return refuseField('hours', 'bad-hours', `“${text}” are no hours. Write days and times like “mon-fri 9:00-18:00”, or “studio” for the studio’s.`)
}
