import { QueryObserver } from '@tanstack/react-query'
import { afterEach, expect, test, vi } from 'vitest'
import { contract } from '#platform/http/contract.ts'
import { createQueryClient } from '../query.ts'
import { send } from './call.ts'
import { isAway, noteReach } from './reach.ts'

const readThing = contract({ method: 'GET', path: '/things', permission: 'signed-in', summary: 'A thing.', response: {} as never })

afterEach(() => {
  vi.unstubAllGlobals()
  noteReach(true)
})

test('no answer means away, any answer means back, a refusal too', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('failed')))
  await expect(send(readThing, {})).rejects.toMatchObject({ kind: 'offline' })
  expect(isAway()).toBe(true)
  vi.stubGlobal('fetch', () => Promise.resolve(new Response('{}', { status: 403 })))
  await expect(send(readThing, {})).rejects.toMatchObject({ kind: 'forbidden' })
  expect(isAway()).toBe(false)
})

test('reached again, everything on the screen is asked for anew', async () => {
  const client = createQueryClient({ signedOut: () => undefined })
  let asked = 0
  const answered = async () => ++asked
  const stop = new QueryObserver(client, { queryKey: ['shown'], queryFn: answered }).subscribe(() => undefined)
  await expect.poll(() => client.getQueryData(['shown'])).toBe(1)
  noteReach(false)
  noteReach(true)
  await expect.poll(() => asked).toBe(2)
  stop()
})
