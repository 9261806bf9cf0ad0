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

test('a phone number is looked for by its digits, however it is spaced, everything else as it stands', () => {
  for (const typed of ['(402) 555-0123', '402 555 0123', '4025550123']) expect(searchWords(typed)).toMatchObject([{ digits: '4025550123' }])
  expect(searchWords('berg 555 0123 anna 12')).toMatchObject([{ digits: 'berg' }, { digits: '5550123' }, { digits: 'anna' }, { digits: '12' }])
  expect(searchWords('12 34')).toMatchObject([{ digits: '12' }, { digits: '34' }])
  expect(searchWords('S-00811 +49 ...')).toEqual([
    { word: 's-00811', digits: 's-00811' },
    { word: '+49', digits: '49' },
    { word: '...', digits: '...' },
  ])
  expect(searchWords('  ')).toEqual([])
  expect(searchWords('a '.repeat(100))).toHaveLength(10)
})
