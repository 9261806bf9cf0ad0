import { expect, test } from 'vitest'
import { choices, filterChoices } from './choices.ts'

const statuses = [
  { id: 1, name: 'Lead' },
  { id: 2, name: 'Client' },
]

test('what a record has stays to be chosen, once', () => {
  expect(choices(statuses, [{ id: 2, name: 'Client' }, { id: 9, name: 'Old' }]).map(({ label }) => label)).toEqual(['Lead', 'Client', 'Old']) // biome-ignore format: short
})

test('a filter by something that was deleted says so, and not that there is none; while choices are on their way it waits', () => {
  expect(filterChoices(statuses, 9, 'No longer there')).toContainEqual({ value: '9', label: 'No longer there' })
  expect(filterChoices(statuses, 2, 'No longer there').map(({ label }) => label)).toEqual(['Lead', 'Client'])
  expect(filterChoices(statuses, undefined, 'No longer there').map(({ label }) => label)).toEqual(['Lead', 'Client'])
  expect(filterChoices(undefined, 2, 'No longer there')).toEqual([])
})
