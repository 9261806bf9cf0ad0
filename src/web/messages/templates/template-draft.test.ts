import { expect, test } from 'vitest'
import { asParagraphs, blankDraft, differs, fieldText, liquidPlaces, putInto, written } from './template-draft.ts'

test('a body typed as plain text opens as paragraphs', () => {
  expect(asParagraphs('Hello\nthere\n\n  Bye  ')).toBe('<p>Hello<br>there</p><p>Bye</p>')
  expect(asParagraphs('<p>Hello</p>\n\n<p>Bye</p>')).toBe('<p>Hello</p>\n\n<p>Bye</p>')
  expect(asParagraphs('')).toBe('')
})

test('an emptied editor has written nothing', () => {
  expect(written('<p></p>')).toBe('')
  expect(written('<p></p><p> </p>')).toBe('')
  expect(written('<p>Hello</p>')).toBe('<p>Hello</p>')
})

test('fields and conditions are found in a text, also side by side', () => {
  const places = liquidPlaces('Hi {{ client.first_name }}{% if client.company %}!{% endif %} {{ broken')
  expect(places).toEqual([
    { from: 3, to: 26, kind: 'field' },
    { from: 26, to: 49, kind: 'condition' },
    { from: 50, to: 61, kind: 'condition' },
  ])
})

test('a field goes where one was writing, in place of what was marked', () => {
  expect(putInto('Hello you', { piece: fieldText('client.first_name'), from: 6, to: 9 })).toEqual({ text: 'Hello {{ client.first_name }}', at: 29 })
  expect(putInto('', { piece: 'x', from: 0, to: 0 })).toEqual({ text: 'x', at: 1 })
})

test('a form differs as soon as one word does', () => {
  expect(differs(blankDraft, { ...blankDraft })).toBe(false)
  expect(differs(blankDraft, { ...blankDraft, body: '<p>Hello</p>' })).toBe(true)
})
