import type { Contract } from '#platform/http/contract.ts'
import { Refusal } from '#platform/refusal.ts'
import * as setup from '#studio/records/statuses/contract.ts'
import { subjectKinds } from '#studio/records/subject.ts'
import type { Caller } from './caller.ts'
import { fieldsOf, own } from './field.ts'
import { findReference } from './find-reference.ts'
import { kindNamed } from './kind-named.ts'
import { changeVerb, createVerb, deleteVerb, showVerb, type Within } from './record-verbs.ts'
import { pageTable, yes } from './table.ts'
import { type Given, told, type Verb } from './verb.ts'

type Ordering = { many: string; contract: typeof setup.orderStatuses | typeof setup.orderTypes; within: Within; example: string }

/** Puts all statuses or types of a kind in the order in which they are named. */
function orderVerb({ many, contract, within: { refers, fields, among }, example }: Ordering): Verb {
  return {
    name: `order <${many}...>`,
    says: `puts the ${many} of a kind in this order; every one is named`,
    fields: [...fields],
    examples: [example],
    run: async ({ caller, args, given }) => {
      const of = await among(caller, given)
      if (of.subject_kind === undefined) throw new Refusal('invalid', 'wrong-usage', `Say whose ${many} they are: --kind session, --kind client…`)
      const ids: number[] = []
      for (const text of args) ids.push(await findReference(caller, { kind: refers, among: of }, text))
      const answer = await caller.call<Contract>(contract, { body: { ...of, ids } })
      return told(
        answer as { rows: { id: number; name: string }[] },
        ({ rows }) => `The ${many} are in this order: ${rows.map(({ name }) => name).join(', ')}.`,
      )
    },
  }
}

const kind = own('--kind <kind>', 'session, client, appointment, invoice, production-order, preproduction-order or task')
const type = own('--type <name or number>', 'whose statuses, where each type has its own: of appointments, production orders and tasks')

async function kindAndType(caller: Caller, given: Given): Promise<{ subject_kind?: string; type_id?: number }> {
  const ofKind = given.kind === undefined ? {} : { subject_kind: kindNamed(String(given.kind)) }
  const ofType = given.type === undefined ? {} : { type_id: await findReference(caller, { kind: 'any-type', among: ofKind }, String(given.type)) }
  return { ...ofKind, ...ofType }
}

const within = { refers: 'status', fields: [kind, type], among: kindAndType } as const
const staff = {
  default_department_id: { refers: 'department', says: 'of preproduction orders' },
  default_member_id: { refers: 'member', says: 'likewise' },
} as const

export const statusVerbs: Verb[] = [
  {
    name: 'list',
    says: 'statuses in their order',
    fields: [kind, type],
    examples: ['statuses list --kind session', 'statuses list --kind task --type Editing'],
    run: async ({ caller, given }) => {
      const answer = await caller.call(setup.listStatuses, { query: await kindAndType(caller, given) })
      const types = answer.rows.some(({ type_id }) => type_id !== null) ? (await caller.call(setup.listTypes, { query: {} })).rows : []
      return told(answer, ({ rows }) =>
        pageTable({ rows, next: null }, [
          ['Number', ({ id }) => id],
          ['For', ({ subject_kind }) => subjectKinds[subject_kind].label],
          ['Type', ({ type_id }) => types.find(({ id }) => id === type_id)?.name],
          ['Name', ({ name }) => name],
          ['Work days', ({ duration_days }) => duration_days],
          ['', marks],
        ]),
      )
    },
  },
  createVerb({
    kind: 'status',
    contract: setup.createStatus,
    fields: [kind, type, ...fieldsOf(setup.createStatus.body, { subject_kind: null, type_id: null, ...staff })],
    example: 'statuses create --kind task --type Editing --name Waiting --duration-days 5',
    also: (given, caller) => kindAndType(caller, given),
  }),
  showVerb({ kind: 'status', contract: setup.readStatus, within }),
  changeVerb({
    kind: 'status',
    read: setup.readStatus,
    contract: setup.changeStatusSetup,
    fields: fieldsOf(setup.changeStatusSetup.body, staff),
    example: 'statuses change Retouching --duration-days 7 --no-active',
    within,
  }),
  deleteVerb({ kind: 'status', contract: setup.deleteStatus, within }),
  orderVerb({
    many: 'statuses',
    contract: setup.orderStatuses,
    within,
    example: 'statuses order Draft Sent Reminded Paid --kind invoice',
  }),
]

function marks(status: { initial: boolean; final: boolean; active: boolean; on_booking: boolean; on_order: boolean }): string {
  const { initial, final, active, on_booking, on_order } = status
  const all = [yes(initial, 'initial'), yes(final, 'final'), yes(on_booking, 'on booking'), yes(on_order, 'on order'), yes(!active, 'not active')]
  return all.filter(Boolean).join(', ')
}

const kindOfType = own('--kind <kind>', 'session (when left out), appointment, invoice, production-order or task')
const anyKind = { refers: 'any-type', fields: [kindOfType], among: kindAndType } as const

export const typeVerbs: Verb[] = [
  {
    name: 'list',
    says: 'types in their order',
    fields: [own('--kind <kind>', 'session, appointment, invoice, production-order or task; all when left out')],
    run: async ({ caller, given }) =>
      told(await caller.call(setup.listTypes, { query: await kindAndType(caller, given) }), ({ rows }) =>
        pageTable({ rows, next: null }, [
          ['Number', ({ id }) => id],
          ['For', ({ subject_kind }) => subjectKinds[subject_kind].label],
          ['Name', ({ name }) => name],
          ['', ({ active }) => yes(!active, 'not active')],
        ]),
      ),
  },
  createVerb({
    kind: 'type',
    contract: setup.createType,
    fields: [kindOfType, ...fieldsOf(setup.createType.body, { subject_kind: null })],
    example: 'types create --kind task --name Culling',
    also: ({ kind: given = 'session' }) => ({ subject_kind: kindNamed(String(given)) }),
  }),
  showVerb({ kind: 'type', contract: setup.readType, within: anyKind }),
  changeVerb({
    kind: 'type',
    read: setup.readType,
    contract: setup.changeType,
    fields: fieldsOf(setup.changeType.body),
    example: 'types change Boudoir --no-active',
    within: anyKind,
  }),
  deleteVerb({ kind: 'type', contract: setup.deleteType, within: anyKind }),
  orderVerb({ many: 'types', contract: setup.orderTypes, within: anyKind, example: 'types order Editing Follow-Up --kind task' }),
]
