import { expect, test } from 'vitest'
import { noSuch } from './stale.ts'

test('the code of what is not there is one word', () => {
  expect(noSuch('client', 7)).toMatchObject({ code: 'no-such-client' })
  expect(noSuch('batch of letters', 7)).toMatchObject({
    code: 'no-such-batch-of-letters',
    message: expect.stringContaining('There is no batch of letters number 7') as unknown,
  })
})
