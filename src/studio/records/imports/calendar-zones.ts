import ICAL from 'ical.js'
import type { CivilDate } from '#studio/calendar/civil-date.ts'
import { zoneNamed } from '#studio/calendar/named-zone.ts'
import type { WallTime } from '#studio/calendar/wall-time.ts'
import { windowsZones } from '#studio/calendar/windows-zones.ts'
import { instantOf, type Zone } from '#studio/calendar/zone.ts'
import { modernLines } from './content-lines.ts'

/** A zone that only the calendar knows, by its own description. */
export type OwnZone = { instantOf(date: CivilDate, time: WallTime): Date }

/**
 * The zones that a calendar names: those that everybody knows, by name; those that it describes itself, as the well-known zone whose clocks show
 * the same, else by its description.
 */
export class CalendarZones {
  private readonly descriptions: ReadonlyMap<string, string>
  private readonly home: Zone
  private readonly year: number
  private readonly found = new Map<string, Zone | OwnZone | null>()

  constructor(descriptions: ReadonlyMap<string, string>, { home, today }: { home: Zone; today: CivilDate }) {
    this.descriptions = descriptions
    this.home = home
    this.year = Number(today.slice(0, 4))
  }

  /** The zone with this name; null when neither the world nor the calendar knows it. */
  named(name: string): Zone | OwnZone | null {
    const there = this.found.get(name)
    if (there !== undefined) return there
    const zone = zoneNamed(name) ?? this.described(this.descriptions.get(name))
    this.found.set(name, zone)
    return zone
  }

  private described(text: string | undefined): Zone | OwnZone | null {
    if (text === undefined) return null
    const [, place = ''] = /^X-LIC-LOCATION[^:\n]*:(.*)$/im.exec(text) ?? []
    const known = zoneNamed(place)
    if (known !== null) return known
    const own = ownZone(text)
    if (own === null) return null
    return [this.home, ...Object.values(windowsZones)].find((zone) => this.showsSame(own, zone)) ?? own
  }

  /** Twice a month in three years. */
  private showsSame(own: OwnZone, zone: Zone): boolean {
    const days = [this.year, this.year - 1, this.year + 1].flatMap((year) => halfMonths.map((day) => `${year}-${day}` as CivilDate))
    return days.every((day) => own.instantOf(day, '12:00').getTime() === instantOf(day, '12:00', zone).getTime())
  }
}

const halfMonths = Array.from({ length: 24 }, (_, at) => `${String((at >> 1) + 1).padStart(2, '0')}-${at % 2 === 0 ? '01' : '16'}`)

function ownZone(text: string): OwnZone | null {
  try {
    const zone = new ICAL.Timezone(new ICAL.Component(ICAL.parse(modernLines(text)) as ConstructorParameters<typeof ICAL.Component>[0]))
    if (!Number.isFinite(zone.utcOffset(ICAL.Time.fromDateTimeString('2026-01-01T12:00:00')))) return null
    return {
      instantOf(date, time) {
        const offset = zone.utcOffset(ICAL.Time.fromDateTimeString(`${date}T${time}:00`))
        return new Date(Date.parse(`${date}T${time}:00Z`) - offset * 1000)
      },
    }
  } catch {
    return null
  }
}
