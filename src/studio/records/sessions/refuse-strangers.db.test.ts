import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Work } from '#studio/staff/work.ts'
import { aSession, aStudio } from '#support/records.ts'
import type { TestStudio } from '#support/studio.ts'
import { changeSession } from './change-session.ts'

let made: TestStudio
const within = <T>(run: (work: Work) => Promise<T>) => made.studio.inTransaction(run)
beforeAll(async () => {
  made = await aStudio('2026-05-04T08:00')
})
afterAll(() => made.close())

test('a session is taken by somebody who takes sessions; who took one before may stay', async () => {
  const member = { name: 'June Abara', role: 'front-desk' as const, email: null, phone: null }
  const june = await within(
    async (work) =>
      (
        await work.db
          .insertInto('member')
          .values({ ...member, takes_sessions: true })
          .returning('id')
          .executeTakeFirstOrThrow()
      ).id,
  )
  const id = await within((work) => aSession(work, { photographer_id: june }))
  await within((work) => work.db.updateTable('member').set({ takes_sessions: false }).where('id', '=', june).execute())
  await within((work) => changeSession(work, id, { version: 1, photographer_id: june, notes: 'rain' }))
  await expect(within((work) => aSession(work, { photographer_id: june, booked_by_id: june }))).rejects.toMatchObject({
    problems: [{ field: 'photographer_id', message: expect.stringContaining('June Abara does not take sessions') }],
  })
})
