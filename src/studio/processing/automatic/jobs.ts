import { defineJob } from '#studio/staff/job.ts'
import { hasManyReady } from './has-many-ready.ts'
import { processAutomatic } from './process-automatic.ts'

export const automaticJobs = [
  defineJob({
    name: 'Process automatic items',
    says: 'Processes what automatic triggers found, in their sending hours.',
    everySeconds: 15,
    hint: 'automatic',
    whileOff: 'Automatic triggers find, and nothing is made of it: “Process automatic items” is switched off.',
    pauses: true,
    isLong: hasManyReady,
    run: processAutomatic,
  }),
]
