import { expect, test } from 'vitest'
import type { Feed } from '#studio/records/feeds/contract.ts'
import { bodyOf, draftErrors, draftOf } from './feed-draft.ts'

const feed: Feed = {
  id: 1,
  name: 'Nightly',
  kind: 'client',
  folder: null,
  place: 'https://lists.example/clients.csv?…',
  has_password: true,
  mode: null,
  date_order: null,
  columns: { Born: 'birthday' },
  all_or_nothing: false,
  every_minutes: null,
  daily_at: '06:30',
  active: true,
  looking: false,
  looked_at: null,
  next_look_at: null,
  outcome: null,
  trouble: null,
  last_run: null,
  last_file: null,
  version: 3,
}

test('a feed that is saved as it is keeps its address and its password', () => {
  expect(draftErrors(draftOf(feed), true)).toEqual({})
  const rest = { name: 'Nightly', kind: 'client', mode: null, date_order: null, columns: { Born: 'birthday' }, all_or_nothing: false }
  expect(bodyOf(draftOf(feed), feed)).toEqual({ ...rest, daily_at: '06:30', every_minutes: null })
})

test('only what was typed of address and login is sent, and a folder only where it is another one', () => {
  expect(bodyOf({ ...draftOf(feed), password: 'new' }, feed)).toMatchObject({ password: 'new' })
  expect(bodyOf({ ...draftOf(feed), source: 'folder', folder: 'clients', password: 'left' }, feed)).not.toHaveProperty('password')
  const inFolder = { ...feed, folder: 'clients' }
  expect(bodyOf(draftOf(inFolder), inFolder)).not.toHaveProperty('folder')
  expect(bodyOf({ ...draftOf(inFolder), folder: 'other', rhythm: '15' }, inFolder)).toMatchObject({ folder: 'other', every_minutes: 15, daily_at: null })
})

test('a new feed says what it lacks', () => {
  expect(Object.keys(draftErrors(draftOf('new'), false))).toEqual(['name', 'folder'])
  expect(Object.keys(draftErrors({ ...draftOf('new'), name: 'a', source: 'address', rhythm: 'daily', daily_at: '' }, false))).toEqual(['address', 'daily_at'])
})
