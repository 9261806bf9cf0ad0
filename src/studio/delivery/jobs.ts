import { defineJob } from '#studio/staff/job.ts'
import { recallTouched } from './recall-touched.ts'
import { sendDue } from './send-due.ts'

export const deliveryJobs = [
  defineJob({ name: 'Recall what no longer fits', everySeconds: 60, hint: 'find', run: async (studio) => void (await recallTouched(studio)) }),
  defineJob({ name: 'Send waiting messages', everySeconds: 10, hint: 'send', run: async (studio, signal) => void (await sendDue(studio, signal)) }),
]
