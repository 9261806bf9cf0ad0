import { afterEach, beforeEach, expect, test } from 'vitest'
import { connected } from '#support/address.ts'
import { type TestStudio, testStudio } from '#support/studio.ts'
import { pauseStudio } from './pause-studio.ts'

let here: TestStudio
beforeEach(async () => {
  here = await testStudio()
})
afterEach(() => here.close())

const pause = (paused: boolean) => here.studio.inTransaction((work) => pauseStudio(work, { paused, reason: null }))

test('resuming lets what waited for it come at once; pausing and resuming twice say nothing', async () => {
  await connected(here.url, async (client) => {
    const heard: string[] = []
    client.on('notification', ({ payload }) => heard.push(payload ?? ''))
    await client.query('LISTEN hotshoe')
    await pause(true)
    await pause(false)
    await pause(false)
    // Its answer comes behind every notification that was committed before.
    await client.query('SELECT 1')
    expect(heard).toEqual([`${here.studio.id} find`, `${here.studio.id} automatic`, `${here.studio.id} send`])
  })
})
