import { expect, test } from 'vitest'
import { type Account, judge } from './judge.ts'

const anna = (fields: Partial<Account> = {}): Account => ({
  address: 'anna@sink.test',
  items: ['processed'],
  messages: [{ state: 'sent', resent: false }],
  ...fields,
})
const message = (state: string, resent = false) => ({ messages: [{ state, resent }] })

test('one item, one message, one arrival: every promise is kept', () => {
  expect(judge([anna()], ['anna@sink.test'])).toEqual([])
})

test('in doubt it may have arrived or not; sent again by a person it may have arrived twice', () => {
  expect(judge([anna(message('in-doubt'))], [])).toEqual([])
  expect(judge([anna(message('in-doubt'))], ['anna@sink.test'])).toEqual([])
  expect(judge([anna(message('sent', true))], ['anna@sink.test', 'anna@sink.test'])).toEqual([])
})

test.each<[string, Account, number, string]>([
  ['lost', anna(), 0, 'is lost'],
  ['twice', anna(), 2, '2 times'],
  ['twice although in doubt', anna(message('in-doubt')), 2, '2 times'],
  ['three times although sent again', anna(message('sent', true)), 3, '3 times'],
  ['sent again and never arrived', anna(message('sent', true)), 0, 'is lost'],
  ['forgotten on the way', anna(message('waiting')), 0, 'is waiting'],
  ['never found', anna({ items: [] }), 0, 'has 0 items'],
  ['found twice', anna({ items: ['processed', 'processed'] }), 1, 'has 2 items'],
  ['never processed', anna({ items: ['active'], messages: [] }), 0, 'is active'],
  ['processed as nothing', anna({ messages: [] }), 0, 'has 0 messages'],
  ['processed twice', anna({ messages: [...message('sent').messages, ...message('sent').messages] }), 2, 'has 2 messages'],
])('%s is told', (_, account, arrived, told) => {
  expect(
    judge(
      [account],
      Array.from({ length: arrived }, () => account.address),
    ),
  ).toEqual([expect.stringContaining(told)])
})

test('a message to somebody who was not meant is told', () => {
  expect(judge([], ['eve@sink.test'])).toEqual([expect.stringContaining('nobody meant')])
})
