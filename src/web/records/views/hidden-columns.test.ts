import { expect, test } from 'vitest'
import { shownColumns, toggled } from './hidden-columns.ts'

const columns = ['name', 'email', 'city'].map((key) => ({ key, label: key, cell: () => null }))
const keys = (hide: string | undefined) => shownColumns(columns, hide).map(({ key }) => key)

test('columns are hidden by what stands in the address, never the first', () => {
  expect(keys(undefined)).toEqual(['name', 'email', 'city'])
  expect(keys('city')).toEqual(['name', 'email'])
  expect(keys('name.email.nonsense')).toEqual(['name', 'city'])
})

test('a column is hidden and shown again, in the order of the list', () => {
  expect(toggled(columns, undefined, 'city')).toBe('city')
  expect(toggled(columns, 'city', 'email')).toBe('email.city')
  expect(toggled(columns, 'email.city', 'email')).toBe('city')
  expect(toggled(columns, 'city', 'city')).toBeUndefined()
})
