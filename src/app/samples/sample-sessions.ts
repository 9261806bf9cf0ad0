import { addDays, type CivilDate, partsOf, weekdayOf } from '#studio/calendar/civil-date.ts'
import { type Draw, drawFrom } from './draw.ts'

/** A session as another program would export it: every field is the text that stands in the file. */
export type SampleSession = Record<(typeof sessionHeaders)[number], string>

export const sessionHeaders = [
  'Session No', 'Client ID', 'Session Type', 'Status', 'Session Date', 'Start Time', 'Photographer', 'On Hold', 'Confirmed', 'Canceled', 'Booked On', 'Create Date', 'Notes',
] as const // biome-ignore format: a list to read across

const types = { Family: 40, Newborn: 12, Maternity: 8, Senior: 16, Headshot: 16, Wedding: 8 } as const
const photographers = { 'Marcus Hill': 40, 'Yuki Tanaka': 35, 'Inês Costa': 20, '': 5 } as const
const [daysBack, daysAhead] = [2007, 184] as const

/** So many sessions over six years, the last half year of them still to come: moved ones, canceled ones, some without an hour or a photographer. */
export function sampleSessions(count: number, { seed, today, clients }: { seed: number; today: CivilDate; clients: number }): SampleSession[] {
  const draw = drawFrom(seed)
  const days = Array.from({ length: count }, () => workday(addDays(today, draw.below(daysBack + daysAhead) - daysBack)))
  return days.toSorted().map((day, at) => sampleSession(draw, { number: at + 1, day, today, client: draw.below(clients) + 1 }))
}

type Place = { number: number; day: CivilDate; today: CivilDate; client: number }

function sampleSession(draw: Draw, { number, day, today, client }: Place): SampleSession {
  const type = draw.weighted(types)
  const isPast = day < today
  const canceled = draw.chance(6)
  const booked = addDays(day, -7 - draw.below(type === 'Wedding' ? 400 : 80))
  const isBooked = booked <= today
  return {
    'Session No': `S-${String(number).padStart(5, '0')}`,
    'Client ID': `C${String(client).padStart(5, '0')}`,
    'Session Type': type,
    Status: isPast ? statusAfter(draw, day, today) : isBooked ? 'Booked' : 'Inquiry',
    'Session Date': written(day),
    'Start Time': draw.chance(4) ? '' : draw.of(['9:00 AM', '10:30 AM', '1:15 PM', '3:00 PM', '4:30 PM', '6:00 PM']),
    Photographer: draw.weighted(photographers),
    'On Hold': !isPast && draw.chance(3) ? 'Y' : 'N',
    Confirmed: !canceled && draw.chance(isPast ? 70 : 20) ? 'Y' : 'N',
    Canceled: canceled ? 'Y' : 'N',
    'Booked On': isBooked ? written(booked) : '',
    'Create Date': written(isBooked ? booked : addDays(today, -draw.below(20))),
    Notes: draw.chance(7) ? `Moved from ${written(addDays(day, -draw.below(30) - 1))}` : draw.chance(3) ? 'Brings the grandparents' : '',
  }
}

/** What has been done about a session since: all of it after some months, the last step is still open before. */
function statusAfter(draw: Draw, day: CivilDate, today: CivilDate): string {
  if (day > addDays(today, -7)) return draw.of(['Booked', 'Shot'])
  if (day > addDays(today, -30)) return draw.of(['Shot', 'Proofing'])
  if (day > addDays(today, -90)) return draw.of(['Proofing', 'Ordered', 'Ready', 'Delivered'])
  return draw.chance(4) ? 'Ready' : 'Delivered'
}

/** Nobody works on Sundays, except at weddings; those are few enough to be left out. */
function workday(day: CivilDate): CivilDate {
  return weekdayOf(day) === 7 ? addDays(day, -1) : day
}

function written(date: CivilDate): string {
  const { year, month, day } = partsOf(date)
  return `${month}/${day}/${year}`
}
