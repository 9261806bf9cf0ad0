import { expect, test } from 'vitest'
import { shownNumber } from './own-mark.ts'
import { ownNumber } from './told.ts'

test('what a record without a number is known by is not shown as its number', () => {
  expect([shownNumber(ownNumber('Barn wedding')), shownNumber('J-77'), shownNumber(null)]).toEqual([null, 'J-77', null])
})
