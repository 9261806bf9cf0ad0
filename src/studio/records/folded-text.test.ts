import { expect, test } from 'vitest'
import { folded, searchWords } from './folded-text.ts'

test.each([
  ['  Łukasz   Åkesson ', 'lukasz akesson'],
  ['O’Brien', "o'brien"],
  ['Straße', 'strasse'],
  ['ÆØÅ Œuvre', 'aeoa oeuvre'],
  ['Müller & Søn', 'muller & son'],
  ['ﬁne １２', 'fine 12'],
  ['Ἀθῆναι', 'αθηναι'],
  ['İstanbul ısı', 'istanbul isi'],
  ['', ''],
])('%j is searched as %j', (text, plain) => {
  expect(folded(text)).toBe(plain)
})

test('a part of a phone number is looked for by its digits, everything else as it stands', () => {
  expect(searchWords('(402) 555-0123')).toEqual([
    { word: '(402)', digits: '402' },
    { word: '555-0123', digits: '5550123' },
  ])
  expect(searchWords('S-00811 +49 ...')).toEqual([
    { word: 's-00811', digits: 's-00811' },
    { word: '+49', digits: '49' },
    { word: '...', digits: '...' },
  ])
  expect(searchWords('  ')).toEqual([])
  expect(searchWords('a '.repeat(100))).toHaveLength(10)
})
