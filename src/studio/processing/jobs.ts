import { verifySlice } from '#studio/matching/find-items.ts'
import { defineJob } from '#studio/staff/job.ts'
import { carryOutRuns } from './carry-out-runs.ts'
import { findAndRecheck } from './find-and-recheck.ts'
import { hasLongRuns } from './has-long-runs.ts'
import { recheckAttention } from './recheck-attention.ts'

/** Where the next slice of each studio begins. Lost at a restart, which only begins the round again. */
const slices = new Map<number, { listed: number; attention: number }>()

export const processingJobs = [
  defineJob({
    name: 'Find active items',
    says: 'Finds what fell due by your triggers, and takes back what no longer fits.',
    everySeconds: 60,
    hint: 'find',
    whileOff: 'Nothing new is listed under Process Triggers: “Find active items” is switched off.',
    run: async (studio) => {
      const { expired, ...found } = await findAndRecheck(studio, 'touched')
      return { counts: { ...found, missed: expired } }
    },
  }),
  defineJob({
    name: 'Carry out decisions',
    says: 'Carries out what people decided under Process Triggers: Process, Skip and Delete.',
    everySeconds: 15,
    hint: 'process',
    whileOff: 'What is decided about many items at once is not carried out by itself: “Carry out decisions” is switched off.',
    isLong: hasLongRuns,
    // Stopped in the middle, it goes on as soon as somebody works again.
    run: async (studio, signal) => ({ counts: await carryOutRuns(studio, signal), more: signal.aborted }),
  }),
  defineJob({
    name: 'Look at listed items again',
    says: 'Looks through all listed items, a slice at a time, in case one no longer fits and nothing told of it.',
    everySeconds: 60,
    hint: null,
    async run(studio) {
      const { listed, attention } = slices.get(studio.id) ?? { listed: 0, attention: 0 }
      const { next, returned } = await studio.inTransaction((work) => recheckAttention(work, studio.deployment, { ids: null, after: attention }))
      const looked = await verifySlice(studio, listed)
      slices.set(studio.id, { listed: looked.next, attention: next })
      return { counts: { returned: returned + looked.returned, withdrawn: looked.withdrawn, missed: looked.expired } }
    },
  }),
]
