import { expect, test } from 'vitest'
import { zoneNamed } from './named-zone.ts'
import { windowsZones } from './windows-zones.ts'
import { parseZone } from './zone.ts'

test('a zone is known by its IANA name, whatever stands before it, and by the name Windows has for it', () => {
  expect(zoneNamed('America/New_York')).toBe('America/New_York')
  expect(zoneNamed('/freeassociation.sourceforge.net/Tzfile/Europe/Berlin')).toBe('Europe/Berlin')
  expect(zoneNamed('/mozilla.org/20050126_1/America/Argentina/Buenos_Aires')).toMatch(/Buenos_Aires$/)
  expect(zoneNamed('Eastern Standard Time')).toBe('America/New_York')
  expect(zoneNamed('"W. Europe Standard Time"')).toBe('Europe/Berlin')
  expect(zoneNamed('(UTC+12:00) New Zealand Standard Time')).toBe('Pacific/Auckland')
  expect(zoneNamed('tzone://Microsoft/Utc')).toBe('UTC')
  expect(zoneNamed('Etc/UTC')).toBe('UTC')
})

test('nobody knows the name of a zone that somebody made up', () => {
  expect(['Customized Time Zone', 'Our Zone', '', 'EST5', 'tzone://Microsoft/Custom'].map(zoneNamed)).toEqual([null, null, null, null, null])
})

test('each zone of Windows is one that this machine has', () => {
  expect(Object.values(windowsZones).filter((zone) => !parseZone(zone).ok)).toEqual([])
})
