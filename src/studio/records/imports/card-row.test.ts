import { expect, test } from 'vitest'
import { readCardRow } from './card-row.ts'
import type { FileRow, Reader } from './row.ts'
import { cardRows } from './vcard.ts'

/** Cards as these programs document and write them. */
const google = String.raw`BEGIN:VCARD
VERSION:3.0
FN:José García López
N:García López;José;;;
EMAIL;TYPE=INTERNET;TYPE=HOME:jose@example.com
item1.EMAIL;TYPE=INTERNET:work.jose@example.com
item1.X-ABLabel:Studio
TEL;TYPE=CELL:(402) 555-0123
TEL;TYPE=HOME:402-555-0199
TEL;TYPE=WORKFAX,FAX:402-555-0100
ADR;TYPE=HOME:;;1 Main St\, Apt 4;Omaha;NE;68102;US;1 Main St
BDAY:19730604
item2.X-ABDATE:2009-11-21
item2.X-ABLabel:_$!<Anniversary>!$_
item3.X-ABRELATEDNAMES:Marta
item3.X-ABLabel:_$!<Spouse>!$_
NOTE:Likes mornings\nand dogs
CATEGORIES:myContacts
PHOTO:https://example.com/p.jpg
END:VCARD`
const apple = String.raw`BEGIN:VCARD
VERSION:3.0
PRODID:-//Apple Inc.//macOS 15.1//EN
N:O'Brien;Zoë;;;
FN:Zoë O'Brien
ORG:O'Brien & Daughters;Events
EMAIL;type=INTERNET;type=HOME:other@example.com
EMAIL;type=INTERNET;type=HOME;type=pref:zoe@example.com
TEL;type=IPHONE;type=CELL;type=VOICE;type=pref:+1 402-555-0142
item1.ADR;type=HOME;type=pref:;;12 Harbor Rd;Boston;MA;02110;United States
item1.X-ABADR:us
BDAY;X-APPLE-OMIT-YEAR=1604;value=date:1604-02-29
PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQSkZJRgABAQAAAQABAAD/4QBMRXhpZgAATU0AKgAAAAgAAYdpAAQAA
 AABAAAAGgAAAAAAA6ABAAMAAAABAAEAAKACAAQAAAABAAAAEKADAAQAAAABAAAAEAAA
 AAD/2Q==
X-SOCIALPROFILE;type=twitter:http://twitter.com/zoe
UID:6F2C-77
X-ABUID:6F2C-77:ABPerson
END:VCARD`
const outlook = String.raw`BEGIN:VCARD
VERSION:2.1
N;LANGUAGE=de;CHARSET=Windows-1252;ENCODING=QUOTED-PRINTABLE:M=FCller;J=F6rg
FN;CHARSET=Windows-1252;ENCODING=QUOTED-PRINTABLE:J=F6rg M=FCller
TEL;CELL;VOICE:+49 170 1234567
ADR;HOME;PREF;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:;;Gr=C3=BCne Stra=C3=9Fe 5;K=C3=B6ln;;50667;Ger=
many
EMAIL;PREF;INTERNET:joerg@example.de
NOTE;ENCODING=QUOTED-PRINTABLE:first=0D=0A=
second
BDAY:19801224
X-MS-ANNIVERSARY;VALUE=DATE:20100501
X-MS-SPOUSE;TYPE=N:Ute
REV:20261101T120000Z
END:VCARD`
const four = String.raw`BEGIN:VCARD
VERSION:4.0
FN:Ida May Berg
N:Berg;Ida;May;;
UID:urn:uuid:4fbe8971-0bc3-424c-9c26-36c3e1eff6b1
TEL;VALUE=uri;PREF=2;TYPE="voice,home":tel:+1-402-555-0111
TEL;VALUE=uri;PREF=1;TYPE="voice,cell":tel:+1-402-555-0112;ext=5
BDAY:--0604
ANNIVERSARY:20091121
END:VCARD`

async function* piecesOf(text: string): AsyncIterable<string> {
  for (let at = 0; at < text.length; at += 11) yield text.slice(at, at + 11)
}
const rowsOf = async (text: string) => {
  const rows: FileRow[] = []
  for await (const row of cardRows(piecesOf(text))) rows.push(row)
  return rows
}
const reader: Reader = {
  layout: { places: new Map(), headers: ['vCard'], ignored: [] },
  dateOrder: 'mdy',
  country: 'US',
  money: { currency: 'USD', language: 'en-US' },
  today: '2026-05-04',
}
const read = async (text: string) => (await rowsOf(text)).map((row) => readCardRow(row, reader))

test('a card of Google: several addresses, labels in groups, a day without hyphens, no number', async () => {
  expect(await read(google)).toEqual([
    {
      wrong: [],
      said: {
        external_id: expect.stringMatching(/^no number [0-9a-f]{20}$/),
        first_name: 'José',
        last_name: 'García López',
        company: '',
        street: '1 Main St, Apt 4',
        city: 'Omaha',
        region: 'NE',
        postcode: '68102',
        country: 'US',
        emails: ['jose@example.com', 'work.jose@example.com'],
        phones: [
          { phone: '+14025550123', label: 'Mobile', sms: false },
          { phone: '+14025550199', label: 'Home', sms: false },
        ],
        birthday: { month: 6, day: 4, year: 1973 },
        anniversary: { month: 11, day: 21, year: 2009 },
        family: [{ name: 'Marta', relation: 'Spouse', birthday: null }],
        notes: 'Likes mornings\nand dogs',
      },
    },
  ])
})

test('a card of Apple: the preferred address first, a birthday without its year, an embedded photo passed over', async () => {
  expect((await rowsOf(apple))[0]?.cells[0]).not.toContain('JFIF')
  expect(await read(apple)).toMatchObject([
    {
      wrong: [],
      said: {
        external_id: '6F2C-77',
        company: "O'Brien & Daughters",
        emails: ['zoe@example.com', 'other@example.com'],
        birthday: { month: 2, day: 29, year: null },
        anniversary: null,
      },
    },
  ])
})

test('a card of Outlook: vCard 2.1 with quoted-printable, soft line ends and parameters without a name', async () => {
  expect(await read(outlook)).toMatchObject([
    {
      wrong: [],
      said: {
        first_name: 'Jörg',
        last_name: 'Müller',
        street: 'Grüne Straße 5',
        city: 'Köln',
        country: 'Germany',
        phones: [{ phone: '+491701234567', label: 'Mobile' }],
        emails: ['joerg@example.de'],
        notes: 'first\nsecond',
        birthday: { month: 12, day: 24, year: 1980 },
        anniversary: { month: 5, day: 1, year: 2010 },
        family: [{ name: 'Ute', relation: 'Spouse' }],
      },
    },
  ])
})

test('a card of vCard 4: addresses as URIs in order of preference, days as the standard writes them', async () => {
  expect(await read(four)).toMatchObject([
    {
      wrong: [],
      said: {
        external_id: '4fbe8971-0bc3-424c-9c26-36c3e1eff6b1',
        first_name: 'Ida May',
        phones: [{ phone: '+14025550112', label: 'Mobile' }, { label: 'Home' }],
        birthday: { month: 6, day: 4, year: null },
        anniversary: { month: 11, day: 21, year: 2009 },
      },
    },
  ])
})

test('folded lines are one; what is broken is refused by the line of its card, the others are taken', async () => {
  const folded = 'BEGIN:VCARD\nVERSION:3.0\nFN:Bo\n  Li\nN:L\n i;Bo\nEND:VCARD'
  const broken = 'BEGIN:VCARD\nVERSION:3.0\nFN:Cut Off\nthis is no property\nEND:VCARD'
  const cut = 'BEGIN:VCARD\nVERSION:3.0\nFN:Never Ended'
  const wrongDay = 'BEGIN:VCARD\nVERSION:3.0\nFN:Dora Day\nBDAY:1990-02-30\nEMAIL:nowhere\nEND:VCARD'
  const cards = await read([folded, broken, 'noise between', cut, wrongDay, 'BEGIN:VCARD\nVERSION:3.0\nN:;;;;\nEND:VCARD', cut].join('\n'))
  expect(cards[0]).toMatchObject({ wrong: [], said: { first_name: 'Bo', last_name: 'Li' } })
  expect(cards.map(({ wrong }) => wrong.map(({ line, column }) => `${line} ${column}`))).toEqual([
    [],
    ['8 '],
    ['14 '],
    ['17 EMAIL', '17 BDAY'],
    ['23 FN'],
    ['27 '],
  ])
})
