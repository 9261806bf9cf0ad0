import { addDays, type CivilDate, daysBetween, partsOf, weekdayOf } from '#studio/calendar/civil-date.ts'
import { type Draw, drawFrom } from './draw.ts'
import { statusAfter } from './status-after.ts'

/** A session as another program would export it: every field is the text that stands in the file. */
export type SampleSession = Record<(typeof sessionHeaders)[number], string>

export const sessionHeaders = [
  'Session No', 'Client ID', 'Session Type', 'Status', 'Session Date', 'Start Time', 'Photographer', 'On Hold', 'Confirmed', 'Canceled', 'Booked On', 'Create Date', 'Notes',
] as const // biome-ignore format: a list to read across

const types = { Family: 40, Newborn: 12, Maternity: 8, Senior: 16, Headshot: 16, Wedding: 8 } as const
const photographers = { 'Maya Lind': 40, 'Tomas Vega': 35, 'Ines Fischer': 20, '': 5 } as const
/** Who worked here until three years ago, and whose place somebody else has now. */
const former = { name: 'Marcus Hill', for: 'Ines Fischer', days: 1096 } as const
const [daysBack, daysAhead] = [2007, 184] as const

/** `clients`: the numbers of those who come; `letter`: what the sessions' numbers begin with. */
export type SessionChoice = { seed: number; today: CivilDate; clients: readonly string[]; letter: string }

/**
 * So many sessions over six years, the last half year of them still to come: moved ones, canceled ones, some without an hour or a
 * photographer, some that wait longer than they should.
 */
export function sampleSessions(count: number, { seed, today, clients, letter }: SessionChoice): SampleSession[] {
  const draw = drawFrom(seed)
  const days = Array.from({ length: count }, () => workday(addDays(today, draw.below(daysBack + daysAhead) - daysBack)))
  const taken = new Set<string>()
  return days
    .toSorted()
    .map((day, at) => sampleSession(draw, { taken, number: `${letter}-${String(at + 1).padStart(5, '0')}`, day, today, client: draw.of(clients) }))
}

type Place = { number: string; day: CivilDate; today: CivilDate; client: string; taken: Set<string> }

function sampleSession(draw: Draw, { number, day, today, client, taken }: Place): SampleSession {
  const type = draw.weighted(types)
  const isPast = day < today
  const canceled = draw.chance(6)
  const booked = addDays(day, -7 - draw.below(type === 'Wedding' ? 400 : 80))
  const isBooked = booked <= today
  return {
    'Session No': number,
    'Client ID': client,
    'Session Type': type,
    Status: !isBooked ? 'Inquiry' : canceled ? 'Booked' : reached(draw, daysBetween(day, today)),
    'Session Date': written(day),
    ...meeting(draw, { day, today, taken }),
    'On Hold': !isPast && draw.chance(3) ? 'Y' : 'N',
    Confirmed: !canceled && draw.chance(isPast ? 70 : 20) ? 'Y' : 'N',
    Canceled: canceled ? 'Y' : 'N',
    'Booked On': isBooked ? written(booked) : '',
    'Create Date': written(isBooked ? booked : addDays(today, -draw.below(20))),
    Notes: draw.chance(7) ? `Moved from ${written(addDays(day, -draw.below(30) - 1))}` : draw.chance(3) ? 'Brings the grandparents' : '',
  }
}

/** When, and by whom; nobody is at two places at once, as far as that can be had on a full day. */
function meeting(draw: Draw, { day, today, taken }: Pick<Place, 'day' | 'today' | 'taken'>): Pick<SampleSession, 'Start Time' | 'Photographer'> {
  const drawn = () => ({
    'Start Time': draw.chance(4) ? '' : draw.of(['9:00 AM', '10:30 AM', '1:15 PM', '3:00 PM', '4:30 PM', '6:00 PM']),
    Photographer: photographer(draw, day, today),
  })
  const place = (of: ReturnType<typeof drawn>) => `${day} ${of['Start Time']} ${of.Photographer}`
  let found = drawn()
  for (let more = 0; more < 8 && taken.has(place(found)); more += 1) found = drawn()
  if (found['Start Time'] !== '' && found.Photographer !== '') taken.add(place(found))
  return found
}

function photographer(draw: Draw, day: CivilDate, today: CivilDate): string {
  const drawn = draw.weighted(photographers)
  return drawn === former.for && day < addDays(today, -former.days) ? former.name : drawn
}

/** What has been done about a session since its day. A few wait for somebody: to choose, to pay, to pick up. */
function reached(draw: Draw, days: number): string {
  const waits = draw.chance(8) && days < 200
  return statusAfter(waits ? days - draw.below(20) - 5 : days)
}

/** Nobody works on Sundays, except at weddings; those are few enough to be left out. */
function workday(day: CivilDate): CivilDate {
  return weekdayOf(day) === 7 ? addDays(day, -1) : day
}

/** The day of a session, from how it is written. */
export function dayOf({ 'Session Date': date }: SampleSession): CivilDate {
  const [month = '', day = '', year = ''] = date.split('/')
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` as CivilDate
}

/** As people here write dates: 5/9/2026. */
export function written(date: CivilDate): string {
  const { year, month, day } = partsOf(date)
  return `${month}/${day}/${year}`
}
