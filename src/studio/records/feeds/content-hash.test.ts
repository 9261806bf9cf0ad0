import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { ContentHash } from './content-hash.ts'

function hashOf(text: string, size = 7): string {
  const hash = new ContentHash()
  const bytes = Buffer.from(text)
  const first = Math.min(bytes.length, 60)
  hash.update(bytes.subarray(0, first))
  for (let at = first; at < bytes.length; at += size) hash.update(bytes.subarray(at, at + size))
  return hash.digest()
}

test('a list is known by its bytes', () => {
  const list = `Client ID,Name\nDTSTAMP:1,José ${'x'.repeat(100)}\n`
  expect(hashOf(list)).toBe(createHash('sha256').update(list).digest('hex'))
  expect(hashOf('')).toBe(createHash('sha256').digest('hex'))
})

test('a calendar that is written out again says the same, however its parts come; one with another event does not', () => {
  const calendar = (stamp: string, summary: string) =>
    `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Example//EN\r\nBEGIN:VEVENT\r\nDTSTAMP:${stamp}\r\nUID:1\r\nSUMMARY:${summary}\r\nEND:VEVENT\r\nEND:VCALENDAR`
  expect(hashOf(calendar('20261121T100000Z', 'José'))).toBe(hashOf(calendar('20261122T110000Z', 'José'), 3))
  expect(hashOf(calendar('20261121T100000Z', 'José'))).not.toBe(hashOf(calendar('20261121T100000Z', 'Joan')))
})
