import * as setup from '#studio/records/statuses/contract.ts'
import { fieldsOf } from './field.ts'
import { listVerb } from './list-verb.ts'
import { createVerb } from './record-verbs.ts'
import { yes } from './table.ts'
import type { Verb } from './verb.ts'

const kind = { flags: '--kind <kind>', says: 'session or client' }

export const statusVerbs: Verb[] = [
  listVerb({
    says: 'statuses in their order',
    contract: setup.listStatuses,
    fields: fieldsOf(setup.listStatuses.query, { subject_kind: kind }),
    columns: [
      ['Number', ({ id }) => id],
      ['For', ({ subject_kind }) => subject_kind],
      ['Name', ({ name }) => name],
      ['Work days', ({ duration_days }) => duration_days],
      ['', (row) => [yes(row.initial, 'initial'), yes(row.final, 'final'), yes(!row.active, 'not active')].filter(Boolean).join(', ')],
    ],
  }),
  createVerb({
    kind: 'session-status',
    contract: setup.createStatus,
    fields: fieldsOf(setup.createStatus.body, { subject_kind: kind }),
    example: 'statuses create --kind session --name Retouching --duration-days 5',
  }),
]

export const typeVerbs: Verb[] = [
  listVerb({
    says: 'types of sessions in their order',
    contract: setup.listTypes,
    fields: [],
    columns: [
      ['Number', ({ id }) => id],
      ['Name', ({ name }) => name],
      ['', ({ active }) => yes(!active, 'not active')],
    ],
  }),
  createVerb({
    kind: 'type',
    contract: setup.createType,
    fields: fieldsOf(setup.createType.body, { subject_kind: null }),
    example: 'types create --name Boudoir',
    also: () => ({ subject_kind: 'session' }),
  }),
]
