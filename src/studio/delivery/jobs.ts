import { defineJob } from '#studio/staff/job.ts'
import { sendDue } from './send-due.ts'

export const deliveryJobs = [
  defineJob({ name: 'Send waiting messages', everySeconds: 10, hint: 'send', run: async (studio, signal) => void (await sendDue(studio, signal)) }),
]
