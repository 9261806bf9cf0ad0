import { expect, test } from 'vitest'
import { placesIn } from './places.ts'
import { verdict } from './start-server.ts'
import { knownTrouble } from './trouble.ts'

test.each([
  ['could not write to file "base/1": No space left on device', 'There is no space left on the disk for /srv/a.'],
  ['ENOSPC no space', 'There is no space left on the disk for /srv/a.'],
  ['could not create directory "/srv/a": Permission denied', 'Hotshoe may not write to /srv/a.'],
  ['EROFS: read-only file system, mkdir', '/srv/a is on a read-only disk.'],
  ['could not resize shared memory segment', 'There is not enough memory'],
])('"%s" becomes a sentence that says what to do', (said, sentence) => {
  expect(knownTrouble(said, '/srv/a')).toContain(sentence)
})

test('what nobody knows is no known trouble', () => {
  expect(knownTrouble('the moon is full', '/srv/a')).toBeNull()
})

const places = placesIn('/srv/a', 1000)

test.each([
  'FATAL:  lock file "postmaster.pid" already exists\nHINT:  Is another postmaster (PID 7) running in data directory "/srv/a/postgres"?',
  'FATAL:  pre-existing shared memory block (key 1, ID 2) is still in use',
  'FATAL:  could not create lock file "/tmp/hotshoe-1-a/.s.PGSQL.5432.lock": No such file or directory',
])('a server that lost a race is started again: %s', (said) => {
  expect(verdict(said, places)).toBe('again')
})

test('a server that cannot start says why, and where to read more', () => {
  const found = verdict('2026-11-22 UTC [7] LOG:  starting\n2026-11-22 UTC [7] FATAL:  could not load library "x"\n', places)
  expect(found).toEqual({ sentence: 'The built-in database did not start: could not load library "x". /srv/a/postgres.log says more.' })
})

test('a server that ended without a word is told as such', () => {
  expect(verdict('', places)).toEqual({ sentence: 'The built-in database did not start: it said nothing. /srv/a/postgres.log says more.' })
})
