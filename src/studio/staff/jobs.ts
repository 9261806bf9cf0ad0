import { forgetOldAnswers } from './forget-old-answers.ts'
import { defineJob } from './job.ts'

export const staffJobs = [
  defineJob({ name: 'Forget old answers', everySeconds: 3600, hint: null, run: (studio) => studio.inTransaction((work) => forgetOldAnswers(work)) }),
]
