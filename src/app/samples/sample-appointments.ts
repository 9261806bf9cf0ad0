import { addDays, type CivilDate } from '#studio/calendar/civil-date.ts'
import { type Draw, drawFrom } from './draw.ts'
import { dayOf, type SampleSession, written } from './sample-sessions.ts'

/** An appointment as another program would export it: every field is the text that stands in the file. */
export type SampleAppointment = Record<(typeof appointmentHeaders)[number], string>

export const appointmentHeaders = [
  'Appointment ID', 'Type', 'Date', 'Time', 'Minutes', 'Client ID', 'Session No', 'User', 'Status', 'Canceled', 'Booked On',
] as const // biome-ignore format: a list to read across

type Around = { seed: number; today: CivilDate; letter: string }

/** Talks before the weddings of the last two years and viewings after every third session, some of them moved or canceled; headshots are chosen by email. */
export function sampleAppointments(sessions: readonly SampleSession[], { seed, today, letter }: Around): SampleAppointment[] {
  const draw = drawFrom(seed)
  const found = sessions.flatMap((session) => {
    const day = dayOf(session)
    if (session.Canceled === 'Y' || session.Status === 'Inquiry' || day < addDays(today, -730)) return []
    if (session['Session Type'] === 'Wedding') return [{ session, type: 'Consultation', day: addDays(day, -40 - draw.below(20)), minutes: '45' }]
    return session['Session Type'] !== 'Headshot' && draw.chance(33) ? [{ session, type: 'Viewing', day: addDays(day, 10 + draw.below(6)), minutes: '90' }] : []
  })
  return found.map(({ session, type, day, minutes }, at) => ({
    'Appointment ID': `${letter}${String(at + 1).padStart(5, '0')}`,
    Type: type,
    Date: written(day),
    Time: draw.of(['10:00 AM', '11:30 AM', '2:00 PM', '5:00 PM', '6:30 PM']),
    Minutes: minutes,
    'Client ID': session['Client ID'],
    'Session No': session['Session No'],
    User: session.Photographer,
    Status: day < today ? held(draw) : 'Planned',
    Canceled: draw.chance(4) ? 'Y' : 'N',
    'Booked On': written(addDays(day < today ? day : today, -5 - draw.below(10))),
  }))
}

function held(draw: Draw): string {
  return draw.chance(5) ? 'No Show' : 'Held'
}
