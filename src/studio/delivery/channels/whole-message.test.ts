import fc from 'fast-check'
import MailComposer from 'nodemailer/lib/mail-composer'
import { describe, expect, it } from 'vitest'
import { wholeMessage } from './whole-message.ts'

const text = (maxLength: number) =>
  fc.oneof(
    fc.string({ unit: 'grapheme', maxLength }),
    fc.string({ unit: fc.constantFrom('a', ' ', '\t', '\n', '\r\n', '.', '=', 'ü', '日', '😀'), maxLength }),
    fc.lorem({ maxCount: 60 }),
  )
const mail = fc.record({
  from: fc.record({ name: text(40), address: fc.constant('studio@studio.test') }),
  to: fc.record({ name: text(40), address: fc.constant('anna@client.test') }),
  subject: text(200),
  text: text(2000),
  html: text(2000),
})

/** The same message every time: what the library makes up is given. */
const fixed = { messageId: '<1.abc@studio.test>', date: new Date('2026-05-04T08:00:00Z'), baseBoundary: 'edge' }
const compiled = (given: object) => new MailComposer({ ...fixed, ...given }).compile()
/** A reader sees the end of the last line the same with and without its line break; the library adds it where it streams. */
const streamed = async (given: object) => (await compiled(given).build()).toString()
const ended = (whole: string | null) => whole?.replace(/[^\n]$/, '$&\r\n')

describe('a message in one piece', () => {
  it('is byte for byte what the library would stream, whatever is in it', async () => {
    await fc.assert(
      fc.asyncProperty(mail, async (given) => {
        expect(ended(wholeMessage(compiled(given)))).toBe(await streamed(given))
      }),
      { numRuns: 300 },
    )
  })

  it.each([
    ['only text', { text: 'Hello\n.\n..\n' }],
    ['only HTML', { html: `<p>${'long '.repeat(400)}</p>` }],
    ['another alphabet, which goes as base64', { text: 'こんにちは、お元気ですか。'.repeat(30), html: '<p>こんにちは</p>' }],
    ['spaces at the ends of lines', { text: 'a  \nb\t\n  ', html: '<p> </p> ' }],
    ['nothing in it', { text: '', html: '' }],
  ])('with %s as well', async (_, given) => {
    expect(ended(wholeMessage(compiled(given)))).toBe(await streamed(given))
  })

  it('is left to the library’s streams where it is long', () => {
    expect(wholeMessage(compiled({ text: 'x'.repeat(70_000), html: '<p></p>' }))).toBeNull()
  })
})
