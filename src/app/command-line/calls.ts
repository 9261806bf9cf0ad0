import type { Static } from 'typebox'
import { addAttempt, type Call, changeCall, listCalls, readCall, undoAttempt } from '#studio/delivery/call-desk/contract.ts'
import { callOutcomes, callResultNames, callResults } from '#studio/messages/calls/call-result.ts'
import { fieldsOf, own } from './field.ts'
import { listVerb } from './list-verb.ts'
import { readFields } from './read-fields.ts'
import { details } from './table.ts'
import { told, type Verb } from './verb.ts'

const filters = {
  department_id: { refers: 'department', says: '' },
  member_id: { refers: 'member', says: '' },
  client_id: { refers: 'client', says: '' },
} as const

function standing({ id, to_name, call_state, call_outcome, due_on, to_address }: Call): string {
  if (call_outcome !== null) return `Call ${id} to ${to_name}: ${callOutcomes[call_outcome].label.toLowerCase()}.`
  return call_state === 'open' ? `Call ${id} to ${to_name}: due on ${due_on ?? ''}, ${to_address}.` : `Call ${id} to ${to_name}: ${call_state ?? ''}.`
}

function shown(call: Static<typeof readCall.response>): string {
  const { attempts, phones, about, plain, stop, no_longer, local_time, ...row } = call
  const tries = attempts.map(({ at, result, note, actor, undone_at }) =>
    [at, callResults[result].label, note, actor.name, undone_at === null ? '' : 'taken back'].filter((part) => part !== '').join(' · '),
  )
  return [
    ...(stop === null ? [] : [`STOP. ${stop}`]),
    ...(no_longer === null ? [] : [`No longer needed. ${no_longer}`]),
    details({ ...row, ...about, phones: phones.map(({ phone, stopped }) => (stopped ? `${phone} (stopped)` : phone)).join(', '), local_time }),
    ...(plain === '' ? [] : [plain]),
    ...tries,
  ].join('\n\n')
}

function stateVerb(name: string, says: string, state: 'open' | 'canceled'): Verb {
  return {
    name: `${name} <call>`,
    says,
    fields: [own('--note <text>', 'why')],
    run: async ({ caller, args, given }) => {
      const params = { id: args[0] }
      const { version } = await caller.call(readCall, { params })
      return told(await caller.call(changeCall, { params, body: { version, state, ...(given.note === undefined ? {} : { note: given.note }) } }), standing)
    },
  }
}

const attempt = fieldsOf(addAttempt.body, {
  result: { flags: '--result <result>', says: callResultNames.join(', ') },
  note: { says: 'what was said' },
  phone: { says: 'another number on file that was called' },
  next_on: { says: 'when to call again, where somebody wished a day' },
})

export const callVerbs: Verb[] = [
  listVerb({
    says: 'calls, the open ones when nothing is said; --due today is what is to be made now',
    contract: listCalls,
    fields: fieldsOf(listCalls.query, filters),
    columns: [
      ['Call', ({ id }) => id],
      ['Due', ({ due_on }) => due_on],
      ['Whom', ({ to_name }) => to_name],
      ['Phone', ({ to_address }) => to_address],
      ['What', ({ description }) => description],
      ['Tries', ({ attempts }) => attempts.filter(({ undone_at }) => undone_at === null).length],
      ['Last', ({ call_outcome, call_result }) => (call_outcome === null ? call_result : call_outcome)],
      ['', ({ stop, no_longer, flagged }) => stop ?? no_longer ?? flagged],
    ],
    none: 'There are no such calls.',
    examples: ['calls list --due today', 'calls list --state done --json'],
  }),
  {
    name: 'show <call>',
    says: 'one call: whom, what to say, what was tried',
    run: async ({ caller, args }) => told(await caller.call(readCall, { params: { id: args[0] } }), shown),
  },
  {
    name: 'tried <call>',
    says: 'notes how a try at a call went; what is next follows from it',
    fields: attempt,
    examples: ['calls tried 4 --result no-answer', 'calls tried 4 --result callback --next-on 2026-11-27 --note "After five"'],
    run: async ({ caller, args, given }) => {
      const params = { id: args[0] }
      const { version } = await caller.call(readCall, { params })
      return told(await caller.call(addAttempt, { params, body: { version, ...(await readFields(caller, attempt, given)) } }), standing)
    },
  },
  {
    name: 'undo <call>',
    says: 'takes back the last result of a call, for a quarter of an hour',
    run: async ({ caller, args }) => {
      const { id, attempts } = await caller.call(readCall, { params: { id: args[0] } })
      const last = attempts.find(({ undone_at }) => undone_at === null)
      return told(await caller.call(undoAttempt, { params: { id, attempt: last?.id ?? 1 } }), standing)
    },
  },
  stateVerb('cancel', 'cancels a call', 'canceled'),
  stateVerb('reopen', 'opens a call again', 'open'),
]
