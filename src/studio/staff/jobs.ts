import { forgetOldAnswers } from './forget-old-answers.ts'
import { defineJob } from './job.ts'

export const staffJobs = [
  defineJob({
    name: 'Forget old answers',
    says: 'Lets go of what was kept of requests for a week, in case they were sent twice, and of sign-ins that are over.',
    everySeconds: 3600,
    hint: null,
    run: (studio) => studio.inTransaction((work) => forgetOldAnswers(work)),
  }),
]
