import { decideDispatch, listDispatches, readDispatch, sendNow } from '#studio/delivery/contract.ts'
import { traceMessage } from '#studio/processing/causes/contract.ts'
import { causesText } from './explain.ts'
import { fieldsOf, own } from './field.ts'
import { listVerb } from './list-verb.ts'
import { interruptedText, sentText, unsentReason } from './sent-text.ts'
import { details } from './table.ts'
import { untilInterrupted } from './until-interrupted.ts'
import { type Asked, type Told, told, type Verb } from './verb.ts'

const words = {
  view: { says: 'waiting, sent, trouble, in-doubt, recalled or all' },
  client_id: { refers: 'client', says: '' },
  session_id: { refers: 'session', says: '' },
} as const

export const sendVerbs: Verb[] = [{ name: '', says: 'send the emails that are due now', run: sendHere }]

function sendHere({ caller }: Asked): Promise<Told> {
  return untilInterrupted(async (signal) => {
    const sent = await caller.call(sendNow, {}, { signal })
    return { ...told(sent, sentText), undone: signal.aborted ? interruptedText(sent) : unsentReason(sent), interrupted: signal.aborted }
  })
}

export const messagesVerbs: Verb[] = [
  listVerb({
    name: '',
    says: 'emails, newest first',
    contract: listDispatches,
    fields: fieldsOf(listDispatches.query, words),
    columns: [
      ['Message', ({ id }) => id],
      ['State', ({ state, resting }) => (resting ? 'resting' : state === 'in-doubt' ? 'in doubt: may have been sent' : state)],
      ['To', ({ to_name }) => to_name],
      ['Address', ({ to_address }) => to_address],
      ['Subject', ({ subject }) => subject],
      ['Why', ({ reason }) => reason],
    ],
    none: 'There are no such emails.',
    examples: ['messages --view waiting', 'messages --view in-doubt', 'messages --view trouble --json', 'messages why 31'],
  }),
  {
    name: 'why <message>',
    says: 'what led to a message: its output, its item, the rule as it was then, and what set it off',
    run: async ({ caller, args }) => told(await caller.call(traceMessage, { params: { id: args[0] } }), ({ causes }) => causesText(causes)),
  },
]

export const messageVerbs: Verb[] = [
  {
    name: '<message>',
    says: 'one email with its text',
    run: async ({ caller, args }) =>
      told(await caller.call(readDispatch, { params: { id: args[0] } }), (message) => `${details(message, ['html', 'plain', 'version'])}\n\n${message.plain}`),
  },
]

const decisions = ['recall', 'send-now', 'send-again', 'mark-sent'] as const

export const recallVerbs: Verb[] = [
  {
    name: '<message>',
    says: 'recalls an email that has not left; its item is held',
    fields: [own('--decide <decision>', `something else instead: ${decisions.slice(1).join(', ')}`)],
    examples: ['recall 31', 'recall 31 --decide send-now', 'recall 31 --decide mark-sent'],
    run: async ({ caller, args, given }) => {
      const params = { id: args[0] }
      const { version } = await caller.call(readDispatch, { params })
      const body = { decision: given.decide ?? 'recall', version }
      return told(await caller.call(decideDispatch, { params, body }), ({ id, state, to_name }) => `Message ${id} to ${to_name}: ${state}.`)
    },
  },
]
