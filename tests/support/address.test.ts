import { expect, test } from 'vitest'
import { withDatabase } from './address.ts'

test.each([
  ['postgres://hotshoe@localhost:5432/hotshoe', 'postgres://hotshoe@localhost:5432/one'],
  ['postgresql://a:b%2Fc@10.0.0.1/x?sslmode=disable', 'postgresql://a:b%2Fc@10.0.0.1/one?sslmode=disable'],
  ['postgres://postgres@/postgres?host=/tmp/s&port=5432', 'postgres://postgres@/one?host=/tmp/s&port=5432'],
  ['postgres://postgres@%2Ftmp%2Fs/postgres', 'postgres://postgres@%2Ftmp%2Fs/one'],
  ['postgres://localhost', 'postgres://localhost/one'],
])('%s with another database is %s', (address, expected) => {
  expect(withDatabase(address, 'one')).toBe(expected)
})

test('an address of something else is refused', () => {
  expect(() => withDatabase('mysql://localhost/x', 'one')).toThrow('not a PostgreSQL address')
})
