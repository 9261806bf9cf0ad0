import * as clients from '#studio/records/clients/contract.ts'
import { shownNumber } from '#studio/records/imports/own-mark.ts'
import { advanceVerb } from './advance-verb.ts'
import { careVerbs } from './client-care.ts'
import { clientFileVerbs } from './client-file.ts'
import { fieldsOf, own } from './field.ts'
import { findReference } from './find-reference.ts'
import { impactVerb } from './impact.ts'
import { listVerb } from './list-verb.ts'
import { readFields } from './read-fields.ts'
import { archiveVerb, changeVerb, createVerb, historyVerb, showVerb, statusVerb } from './record-verbs.ts'
import { yes } from './table.ts'
import { timelineVerb } from './timeline.ts'
import { told, type Verb } from './verb.ts'

const words = {
  emails: { flags: '--email <address>', says: 'the first is the one that is written to; may be given several times' },
  phones: { flags: '--phones <json>', says: 'all phones, like [{"phone":"+13125550100","sms":true}]' },
  family_members: { flags: '--family <json>', says: 'all family members, like [{"name":"Ella","relation":"Child"}]' },
  birthday: { flags: '--birthday <date>', says: '1984-05-23, or 05-23 without the year' },
  anniversary: { says: 'likewise' },
  status_id: { refers: 'client-status', says: 'the initial one when left out' },
  external_id: { flags: '--external-id <text>', says: 'its number in another program' },
} as const
const filters = {
  status_id: { refers: 'client-status', says: 'only those in this status' },
  search: { says: 'part of a name, company, email, phone or number of the other program' },
  external_id: { says: 'exactly this number of the other program' },
  archived: { says: 'the archived ones' },
} as const

/** Emails given as none are no emails. */
const emptied = own('--no-emails', 'removes all email addresses', { kind: 'yes-no' })

const person = fieldsOf(clients.setPerson.body, { person_id: { flags: '--person <client>', refers: 'client', says: 'who it is; none: nobody here' } })

export const clientVerbs: Verb[] = [
  listVerb({
    says: 'clients by name',
    contract: clients.listClients,
    fields: fieldsOf(clients.listClients.query, filters),
    columns: [
      ['Number', ({ id }) => id],
      ['Name', ({ name }) => name],
      ['Email', ({ email }) => email],
      ['Phone', ({ phone }) => phone],
      ['City', ({ city }) => city],
      ['Other program', ({ external_id }) => shownNumber(external_id)],
      ['Status', (row) => row.status.name],
      ['', (row) => [yes(row.do_not_market, 'Do Not Market'), yes(row.do_not_call, 'Do Not Call')].filter(Boolean).join(', ')],
    ],
    none: 'There are no such clients.',
    examples: ['clients list --search miller', 'clients list --every --json'],
  }),
  showVerb({ kind: 'client', contract: clients.readClient }),
  createVerb({
    kind: 'client',
    contract: clients.createClient,
    fields: fieldsOf(clients.createClient.body, words),
    example: 'clients create --first-name Anna --last-name Miller --email anna@example.com',
  }),
  changeVerb({
    kind: 'client',
    read: clients.readClient,
    contract: clients.changeClient,
    fields: [...fieldsOf(clients.changeClient.body, words), emptied],
    example: 'clients change 12 --no-emails --do-not-call',
    also: (given) => (given.emails === false ? { emails: [] } : {}),
  }),
  statusVerb({ kind: 'client', read: clients.readClient, contract: clients.changeClientStatus, body: clients.changeClientStatus.body }),
  impactVerb({ kind: 'client', read: clients.readClient, words, example: 'clients impact 12 --do-not-market' }),
  advanceVerb({ kind: 'client', list: clients.listClients, words: filters, example: 'clients advance "Past Client" --status Client --yes' }),
  ...archiveVerb({ kind: 'client', read: clients.readClient, contract: clients.archiveClient }),
  historyVerb({ kind: 'client', contract: clients.readClientHistory }),
  {
    name: 'person <client> <family-member>',
    says: 'says which client a family member is: of one who is, one birthday counts',
    fields: person,
    examples: ['clients person "Anna Berg" 31 --person "Ella Berg"', 'clients person "Anna Berg" 31 --person none'],
    run: async ({ caller, args, given }) => {
      const params = { id: await findReference(caller, 'client', args[0] ?? ''), member_id: args[1] }
      return told(
        await caller.call(clients.setPerson, { params, body: await readFields(caller, person, given) }),
        ({ id }) => `Client ${id}: the family is as you said.`,
      )
    },
  },
  ...careVerbs,
  timelineVerb('client'),
  ...clientFileVerbs,
]
