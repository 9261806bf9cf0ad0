import { expect, test } from 'vitest'
import { columns, layoutOf, missingColumns } from './columns.ts'
import { importedKinds } from './imported-kind.ts'

test('headers are known whatever their case, accents, blanks and punctuation; strangers are told', () => {
  const { places, ignored } = layoutOf('client', [
    'CLIENT-ID',
    ' first name ',
    'Last_Name',
    'E-mail Address',
    'Cell #',
    'Child 2 Birthday',
    'child1',
    'Favourite colour',
    '',
    'Email',
  ])
  expect([...places]).toEqual([
    ['external_id', 0],
    ['first_name', 1],
    ['last_name', 2],
    ['email_1', 3],
    ['mobile', 4],
    ['child_2_birthday', 5],
    ['child_1_name', 6],
  ])
  expect(ignored).toEqual(['Favourite colour', 'Email'])
})

test('no header means two things', () => {
  for (const kind of importedKinds) {
    const headers = Object.values(columns[kind]).flatMap((column): readonly string[] => column.headers)
    expect(
      headers.filter((header, at) => headers.indexOf(header) !== at),
      kind,
    ).toEqual([])
    expect(headers.every((header) => /^[a-z0-9]+$/.test(header))).toBe(true)
  }
})

test('of a first line that goes on and on only the beginning is quoted', () => {
  const sentence = missingColumns('client', layoutOf('client', ['<svg '.repeat(5000)])) ?? ''
  expect(sentence.length).toBeLessThan(500)
  expect(sentence).toContain('Its first line says: <svg <svg')
})

test('a file without what a kind needs is refused by name, and told what it has', () => {
  const sentence = missingColumns('session', layoutOf('session', ['Title', 'Place']))
  expect(sentence).toMatch(/no column for the client .* and the type/)
  expect(sentence).toContain('Its first line says: Title, Place.')
  expect(missingColumns('client', layoutOf('client', ['Client ID', 'Company']))).toBeNull()
  expect(missingColumns('session', layoutOf('session', ['Session ID', 'Client', 'Type']))).toBeNull()
})
