import { expect, test } from 'vitest'
import { calendarParts, longestPart } from './calendar-parts.ts'

async function* pieces(text: string, size = 7): AsyncIterable<string> {
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size)
}
const partsOf = (text: string, size?: number) => Array.fromAsync(calendarParts(pieces(text, size)))

test('events and zones come one by one, at their lines, with what the calendar says of itself; to-dos are named and not held', async () => {
  const parts = await partsOf(
    'BEGIN:VCALENDAR\nMETHOD:PUBLISH\nX-WR-TIMEZONE:America/Chicago\nVERSION:2.0\nBEGIN:VEVENT\nUID:a\nEND:VEVENT\nBEGIN:VTODO\nUID:t\nEND:VTODO\nBEGIN:VTIMEZONE\nTZID:X\nBEGIN:STANDARD\nTZOFFSETTO:-0500\nEND:STANDARD\nEND:VTIMEZONE\nEND:VCALENDAR\n',
  )
  expect(parts.map(({ is, line, text }) => [is, line, text.split('\n').length])).toEqual([
    ['event', 5, 3],
    ['other', 8, 1],
    ['zone', 11, 6],
  ])
  expect(parts[0]?.head).toEqual({ version: '2.0', method: 'PUBLISH', zone: 'America/Chicago' })
})

test('attachments, alarms and HTML go as they come, however they are folded', async () => {
  const [event] = await partsOf(
    'BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a\nATTACH;ENCODING=BASE64;VALUE=BINARY:AAAA\n BBBB\n CCCC\nX-ALT-DESC;FMTTYPE=text/html:<html>\n\t</html>\nBEGIN:VALARM\nACTION:DISPLAY\nDESCRIPTION:Reminder\nEND:VALARM\nSUMMARY:Anna\n  Berg\nEND:VEVENT\nEND:VCALENDAR',
  )
  expect(event?.text).toBe('BEGIN:VEVENT\nUID:a\nSUMMARY:Anna\n  Berg\nEND:VEVENT')
})

test('an event that does not end is cut off by the next one, or by the end', async () => {
  const parts = await partsOf('BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a\nBEGIN:VALARM\nBEGIN:VEVENT\nUID:b\nEND:VEVENT\nBEGIN:VEVENT\nUID:c')
  expect(parts.map(({ line, text }) => `${line} ${text.split('\n').slice(1).join(' ')}`)).toEqual(['2 UID:a', '5 UID:b END:VEVENT', '8 UID:c'])
})

test('of an endless event only its beginning is held', async () => {
  const [event] = await partsOf(`BEGIN:VCALENDAR\nBEGIN:VEVENT\n${'X-A:aaaaaaaaaa\n'.repeat(100_000)}END:VEVENT\n`, 10_000)
  expect(event?.text.length).toBeLessThan(longestPart * 1.3)
})
