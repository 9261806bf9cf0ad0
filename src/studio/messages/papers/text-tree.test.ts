import { expect, test } from 'vitest'
import { textTree } from './text-tree.ts'

test('a body becomes a tree of its tags, entities become signs', () => {
  expect(textTree('<p>Dear Zo&euml; &amp; Ren&#233;,<br />see <strong>you <em>soon</em></strong>.</p>\n<ul>\n<li>one</li>\n<li>two</li>\n</ul>')).toEqual([
    { tag: 'p', of: ['Dear Zoë & René,', { tag: 'br', of: [] }, 'see ', { tag: 'strong', of: ['you ', { tag: 'em', of: ['soon'] }] }, '.'] },
    {
      tag: 'ul',
      of: [
        { tag: 'li', of: ['one'] },
        { tag: 'li', of: ['two'] },
      ],
    },
  ])
})

test('signs that mean something to the typesetter are signs like any other', () => {
  expect(textTree('<p>#let x = 1; $a$ *b* @c \\ _d_ &lt;e&gt; `f` //g</p>')).toEqual([{ tag: 'p', of: ['#let x = 1; $a$ *b* @c \\ _d_ <e> `f` //g'] }])
})

test('words outside of every paragraph become one, blanks between blocks are nothing', () => {
  expect(textTree(' Hello <em>you</em> \n <p> two </p>\n\n<hr /> rest')).toEqual([
    { tag: 'p', of: ['Hello ', { tag: 'em', of: ['you'] }] },
    { tag: 'p', of: ['two'] },
    { tag: 'hr', of: [] },
    { tag: 'p', of: ['rest'] },
  ])
})

test('where a link leads is written out, once', () => {
  expect(textTree('<p><a href="https://example.com/book">Book</a></p>')).toEqual([
    { tag: 'p', of: [{ tag: 'a', to: 'https://example.com/book', of: ['Book'] }, ' (https://example.com/book)'] },
  ])
  expect(textTree('<p><a href="https://example.com/">example.com</a></p>')).toEqual([
    { tag: 'p', of: [{ tag: 'a', to: 'https://example.com/', of: ['example.com'] }] },
  ])
  expect(textTree('<p><a href="tel:+13125550100">(312) 555-0100</a></p>')[0]).toMatchObject({ of: [{ tag: 'a' }, ' (+13125550100)'] })
  expect(textTree('<p><a href="https://example.com/100%">x</a></p>')[0]).toMatchObject({ of: [{ tag: 'a' }, ' (https://example.com/100%)'] })
})

test('an empty body is an empty tree', () => {
  expect(textTree('')).toEqual([])
  expect(textTree(' \n ')).toEqual([])
})
