import { expect, test } from 'vitest'
import { querySheet } from '#platform/pdf/query-sheet.ts'
import { findUnprintable } from './find-unprintable.ts'
import { commonSigns, uncommonSigns, unprintableSentence } from './unprintable.ts'

// Nothing stands at U+40000: no font has it, on no machine.
test('signs that no font has are found, each once, among those that one has', async () => {
  expect(await findUnprintable(['Zoë \u{40000}\u{40001}', 'Łukasz Ελένη Юлия \u{40000}', '½ → ™'])).toEqual(['\u{40000}', '\u{40001}'])
  expect(await findUnprintable(['Łukasz Ελένη Юлия', '\u{40000} once more'])).toEqual(['\u{40000}'])
  expect(await findUnprintable(['Zoë'])).toEqual([])
})

test('where nothing can be set just now nothing is told, and it is asked anew the next time', async () => {
  expect(await findUnprintable(['\u{40002}'], () => Promise.reject(new Error('The typesetter has ended.')))).toEqual([])
  expect(await findUnprintable(['\u{40002}'])).toEqual(['\u{40002}'])
})

test('every sign that is taken as common can be printed', async () => {
  const every = [
    ...Array.from({ length: 0x2100 }, (_, code) => String.fromCodePoint(code))
      .join('')
      .matchAll(new RegExp(commonSigns, 'gu')),
  ].flatMap(([signs]) => [...signs])
  const [missing] = await querySheet({ template: new URL('./glyphs.typ', import.meta.url), data: every }, 'unprintable')
  expect(missing).toEqual([])
})

test('what only joins or marks other signs is not asked for', () => {
  expect(uncommonSigns('Zoe\u0308 \u{1f469}\u200d\u{1f467}\ufe0f 漢字漢')).toEqual(['\u{1f469}', '\u{1f467}', '漢', '字'])
})

test('the sentence names them, and some of many', () => {
  expect(unprintableSentence([])).toBeNull()
  expect(unprintableSentence(['李'])).toMatch(/^Cannot be printed: 李\. No font of this computer has it; a box would stand there\./)
  expect(unprintableSentence([...'一二三四五六七八九十百千万億'])).toContain('一 二 三 四 五 六 七 八 九 十 百 千 and 2 more.')
})
