import { clientCount, clientsToCall, unreachableClient } from './demo-clients.ts'
import { at } from './pick.ts'

/** A session by its distance from today, in days. */
export type DemoSession = {
  day: number
  client: number
  type: string
  time: string
  photographer: number
  on_hold: boolean
  confirmed: boolean
  canceled: boolean
}

const types = ['Family', 'Newborn', 'Senior', 'Headshot', 'Family', 'Maternity', 'Wedding', 'Family'] as const
const times = ['09:00', '10:30', '13:15', '15:00', '16:30'] as const

/** How many sessions stand on a day: one, on some days two, and enough around the offsets that something waits this morning. */
function perDay(day: number): number {
  if (day === 7) return 6
  if (day === 1 || day === 2 || day === 6 || day === -3) return 2
  return Math.abs(day) % 7 === 6 ? 0 : Math.abs(day) % 5 === 2 ? 2 : 1
}

/** About 120 sessions from two months ago to two months ahead. */
export const demoSessions: readonly DemoSession[] = Array.from({ length: 114 }, (_, index) => index - 52).flatMap((day) =>
  Array.from({ length: perDay(day) }, (_, nth) => demoSession(day, nth)),
)

function demoSession(day: number, nth: number): DemoSession {
  const index = (day + 60) * 2 + nth
  const near = day >= -14 && day <= 10
  return {
    day,
    client: clientOf(day, nth, index),
    type: at(types, index),
    time: at(times, index),
    photographer: at([0, 1, 2], index),
    on_hold: !near && day > 0 && index % 19 === 7,
    confirmed: day > 0 && index % 13 === 5 && toCall(day, nth) === undefined,
    canceled: !near && index % 29 === 11,
  }
}

/** The client whom nothing reaches has a session in five days: under attention for two days now. In six and seven days some come whom only the phone reaches. */
function clientOf(day: number, nth: number, index: number): number {
  if (day === 5 && nth === 0) return unreachableClient
  const called = toCall(day, nth)
  if (called !== undefined) return called
  const client = (index * 7) % clientCount
  return client === unreachableClient ? client + 30 : client
}

function toCall(day: number, nth: number): number | undefined {
  return clientsToCall[day]?.[nth]
}

/** Numbers of another form than those of the samples, so that the samples can be imported into the demo. */
export function demoNumber(index: number): string {
  return `D-${1001 + index}`
}
