import { windowsZones } from './windows-zones.ts'
import { parseZone, type Zone } from './zone.ts'

const windows = new Map(Object.entries(windowsZones).map(([name, zone]) => [name.toLowerCase(), zone]))

/**
 * The zone that a program means by a name: one of the IANA database, also behind what a program writes before it
 * (`/mozilla.org/20050126_1/America/New_York`), or one of Windows (`Eastern Standard Time`, `(UTC-05:00) Eastern Standard Time`).
 * Null when nobody knows it.
 */
export function zoneNamed(name: string): Zone | null {
  const plain = name
    .trim()
    .replaceAll(/^"|"$/g, '')
    .replace(/^tzone:\/\/Microsoft\//i, '')
  const known = windows.get(plain.replace(/^\((?:UTC|GMT)[^)]*\)\s*/i, '').toLowerCase())
  if (known !== undefined) return known
  if (/^(?:etc\/)?(?:utc|gmt|z|zulu)$/i.test(plain)) return 'UTC'
  const parts = plain.split('/')
  for (let at = 0; at < parts.length; at += 1) {
    const zone = parseZone(parts.slice(at).join('/'))
    if (zone.ok) return zone.value
  }
  return null
}
