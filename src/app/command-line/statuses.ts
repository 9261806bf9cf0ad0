import * as setup from '#studio/records/statuses/contract.ts'
import { fieldsOf } from './field.ts'
import { listVerb } from './list-verb.ts'
import { changeVerb, createVerb, deleteVerb, showVerb } from './record-verbs.ts'
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
    kind: 'status',
    contract: setup.createStatus,
    fields: fieldsOf(setup.createStatus.body, { subject_kind: kind }),
    example: 'statuses create --kind session --name Retouching --duration-days 5',
  }),
  showVerb({ kind: 'status', contract: setup.readStatus }),
  changeVerb({
    kind: 'status',
    read: setup.readStatus,
    contract: setup.changeStatusSetup,
    fields: fieldsOf(setup.changeStatusSetup.body),
    example: 'statuses change Retouching --duration-days 7 --no-active',
  }),
  deleteVerb({ kind: 'status', contract: setup.deleteStatus }),
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
  showVerb({ kind: 'type', contract: setup.readType }),
  changeVerb({
    kind: 'type',
    read: setup.readType,
    contract: setup.changeType,
    fields: fieldsOf(setup.changeType.body),
    example: 'types change Boudoir --no-active',
  }),
  deleteVerb({ kind: 'type', contract: setup.deleteType }),
]
