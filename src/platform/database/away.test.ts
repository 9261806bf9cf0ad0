import { expect, test } from 'vitest'
import { isAway } from './away.ts'
import { onceBack } from './once-back.ts'

const coded = (code: string) => Object.assign(new Error('no'), { code })

test.each(['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE', '57P01', '57P02', '57P03', '08006', '53300'])('%s: the database is away', (code) => {
  expect(isAway(coded(code))).toBe(true)
})

test('so it is when a connection breaks without a code', () => {
  expect(isAway(new Error('Connection terminated unexpectedly'))).toBe(true)
  expect(isAway(new Error('Client has encountered a connection error and is not queryable'))).toBe(true)
})

test.each(['23505', '22P02', '40001', '57014', 'EACCES', ''])('%s is about something else', (code) => {
  expect(isAway(coded(code))).toBe(false)
  expect(isAway('Connection terminated')).toBe(false)
})

test('what failed because the database was away is done again; anything else is thrown at once', async () => {
  const errors = [coded('57P02'), coded('ENOENT')]
  let tries = 0
  const action = async () => {
    tries += 1
    const error = errors.shift()
    if (error !== undefined) throw error
    return 'done'
  }
  await expect(onceBack(action, 60)).resolves.toBe('done')
  expect(tries).toBe(3)
  errors.push(coded('23505'))
  await expect(onceBack(action, 60)).rejects.toMatchObject({ code: '23505' })
  expect(tries).toBe(4)
})

test('when the time is over, what was wrong last is thrown', async () => {
  await expect(onceBack(() => Promise.reject(coded('ECONNREFUSED')), 0)).rejects.toMatchObject({ code: 'ECONNREFUSED' })
})
