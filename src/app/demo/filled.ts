import type { Local } from '#app/open-local.ts'
import type { CivilDate } from '#studio/calendar/civil-date.ts'

export type Numbers = Readonly<Record<string, number>>
/** What the story of the demo needs to know. */
export type Filled = {
  call: Local['call']
  today: CivilDate
  statuses: Numbers
  types: Numbers
  clients: number[]
  photographers: number[]
  lab: number
  sessions: number[]
}

/** A number that must be there, for the demo names only what it has made. */
export function number(numbers: Numbers | readonly number[], name: string | number): number {
  const found = (numbers as Numbers)[name]
  if (found === undefined) throw new Error(`The demo studio has no "${name}".`)
  return found
}
