import { defineJob } from '#studio/staff/job.ts'
import { followUnreached } from './call-desk/follow-unreached.ts'
import { recallTouched } from './recall-touched.ts'
import { sendDue } from './send-due.ts'

export const deliveryJobs = [
  defineJob({
    name: 'Recall what no longer fits',
    says: 'Takes back emails that wait to leave, when what they are about changed and they no longer fit.',
    everySeconds: 60,
    hint: 'find',
    run: async (studio) => {
      const recalled = await recallTouched(studio)
      return { counts: { recalled: recalled.length }, handled: { recalled } }
    },
  }),
  defineJob({
    name: 'Follow calls that reached nobody',
    says: 'Takes the next step of a trigger where a call was closed without reaching anybody.',
    everySeconds: 60,
    hint: null,
    run: async (studio) => {
      const followed = await followUnreached(studio)
      return { counts: { followed: followed.length }, handled: { followed } }
    },
  }),
  defineJob({
    name: 'Send waiting messages',
    says: 'Hands emails that are due to the mail server.',
    everySeconds: 10,
    hint: 'send',
    whileOff: 'Emails are written but do not leave: “Send waiting messages” is switched off.',
    pauses: true,
    run: async (studio, signal) => {
      const ended: Record<string, number[]> = {}
      await sendDue(studio, signal, (id, how) => (ended[how] ??= []).push(id))
      return { counts: Object.fromEntries(Object.entries(ended).map(([how, ids]) => [how, ids.length])), handled: ended }
    },
  }),
]
