import { verifySlice } from '#studio/matching/find-items.ts'
import { defineJob } from '#studio/staff/job.ts'
import { carryOutRuns } from './carry-out-runs.ts'
import { findAndRecheck } from './find-and-recheck.ts'
import { recheckAttention } from './recheck-attention.ts'

/** Where the next slice of each studio begins. Lost at a restart, which only begins the round again. */
const slices = new Map<number, { listed: number; attention: number }>()

export const processingJobs = [
  defineJob({ name: 'Find active items', everySeconds: 60, hint: 'find', run: async (studio) => void (await findAndRecheck(studio, 'touched')) }),
  defineJob({ name: 'Carry out decisions', everySeconds: 15, hint: 'process', run: carryOutRuns }),
  defineJob({
    name: 'Look at listed items again',
    everySeconds: 60,
    hint: null,
    async run(studio) {
      const { listed, attention } = slices.get(studio.id) ?? { listed: 0, attention: 0 }
      const { next } = await studio.inTransaction((work) => recheckAttention(work, studio.deployment, { ids: null, after: attention }))
      slices.set(studio.id, { listed: await verifySlice(studio, listed), attention: next })
    },
  }),
]
