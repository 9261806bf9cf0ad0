/** How dates and times are written for the people of a studio: in its language, and for instants in its zone. */
export type Clock = { language: string; zone: string; today: string }

const day = 86_400_000

function civil(date: string): Date {
  return new Date(`${date}T00:00:00Z`)
}

/** `Tue, Jun 2, 2026`; without the year when it is the year of today. `date` is civil: no zone touches it. */
export function writtenDate(date: string, { language, today }: Clock): string {
  const year = date.slice(0, 4) === today.slice(0, 4) ? {} : { year: 'numeric' as const }
  return new Intl.DateTimeFormat(language, { weekday: 'short', day: 'numeric', month: 'short', ...year, timeZone: 'UTC' }).format(civil(date))
}

/** `Jun 2, 9:30 AM`, an instant as the studio's wall clocks showed it. */
export function writtenInstant(instant: string, { language, zone, today }: Clock): string {
  const at = new Date(instant)
  // The year of the studio's clocks: around New Year it is not the one that the instant is written with.
  const its = new Intl.DateTimeFormat('en-US', { year: 'numeric', timeZone: zone }).format(at)
  const year = its === today.slice(0, 4) ? {} : { year: 'numeric' as const }
  return new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short', hour: 'numeric', minute: '2-digit', ...year, timeZone: zone }).format(at)
}

/** The civil date of an instant by the studio's wall clocks, `2026-06-02`. */
export function dateOf(instant: string, { zone }: Clock): string {
  return new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone: zone }).format(new Date(instant))
}

/** `9:30 AM`, an instant of these hours as the studio's wall clocks showed it. */
export function writtenClock(instant: string, { language, zone }: Clock): string {
  return new Intl.DateTimeFormat(language, { hour: 'numeric', minute: '2-digit', timeZone: zone }).format(new Date(instant))
}

/** `9:30 AM` of a wall time `09:30`. */
export function writtenTime(time: string, { language }: Clock): string {
  return new Intl.DateTimeFormat(language, { hour: 'numeric', minute: '2-digit', timeZone: 'UTC' }).format(new Date(`2000-01-01T${time}Z`))
}

/** Whole days from today to a civil date: negative when it is past. */
export function daysFromToday(date: string, { today }: Clock): number {
  return Math.round((civil(date).getTime() - civil(today).getTime()) / day)
}
