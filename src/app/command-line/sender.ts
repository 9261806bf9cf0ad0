import { testSender } from '#studio/delivery/contract.ts'
import { changeSender, readSender, readSenderHistory } from '#studio/messages/sender/contract.ts'
import { fieldsOf } from './field.ts'
import { listVerb } from './list-verb.ts'
import { readFields } from './read-fields.ts'
import { details } from './table.ts'
import { told, type Verb } from './verb.ts'

const fields = fieldsOf(changeSender.body, { security: { says: 'how the connection is secured: tls, starttls or none' } })

export const senderVerbs: Verb[] = [
  { name: 'show', says: 'how email is sent', run: async ({ caller }) => told(await caller.call(readSender), (sender) => details(sender)) },
  {
    name: 'set',
    says: 'changes what is given',
    fields,
    examples: ['sender set --from-name "Northlight Studio" --from-address hello@example.com --host smtp.example.com --port 587 --security starttls'],
    run: async ({ caller, given }) => {
      const change = await readFields(caller, fields, given)
      const { version } = await caller.call(readSender)
      return told(await caller.call(changeSender, { body: { ...change, version } }), (sender) => details(sender))
    },
  },
  listVerb({
    name: 'history',
    says: 'who changed how email is sent, newest first',
    contract: readSenderHistory,
    fields: fieldsOf(readSenderHistory.query),
    columns: [
      ['When', ({ at }) => at],
      ['Who', ({ actor }) => actor.name],
      ['What', (row) => (row.kind === 'change' ? Object.keys(row.changes).join(', ') : '')],
    ],
    none: 'Nobody has changed it yet.',
  }),
  {
    name: 'test <email>',
    says: 'sends a real test mail',
    run: async ({ caller, args }) =>
      told(await caller.call(testSender, { body: { to: args[0] } }), () => `The mail server took a test mail for ${args[0] ?? ''}.`),
  },
]
