import type { TObject } from 'typebox'
import type { Contract } from '#platform/http/contract.ts'
import { Refusal } from '#platform/refusal.ts'
import { subjectKinds } from '#studio/records/subject.ts'
import type { Caller } from './caller.ts'
import { type Field, type FieldWords, fieldsOf, own, type ReferenceKind } from './field.ts'
import { findReference } from './find-reference.ts'
import { readFields } from './read-fields.ts'
import { details, pageTable } from './table.ts'
import { type Asked, type Given, told, type Verb } from './verb.ts'

/** Commands that every kind of thing has alike: show, create, change, archive, move to a status. */
/** `shows`: what of it a person reads, where that is not how it travels. */
type Place<C extends Contract> = { kind: ReferenceKind; contract: C; shows?: (thing: unknown) => object }
/** Among what a name is looked for, by options of the command: statuses and types are called alike in several kinds. */
export type Within = { refers: ReferenceKind; fields: readonly Field[]; among: (caller: Caller, given: Given) => Promise<Record<string, unknown>> }
type Named<C extends Contract> = Place<C> & { within?: Within }
type Versioned = { id: number; version: number }

const seen = own('--seen <version>', 'refuse when somebody changed it since this version')

export function showVerb<const C extends Contract>({ kind, contract, shows = Object, name = 'show', within }: Named<C> & { name?: string }): Verb {
  return {
    name: `${name} <${kind}>`,
    says: `one ${kind}, by number or name`,
    fields: within?.fields ?? [],
    run: async (asked) => told(await asked.caller.call<Contract>(contract, { params: await idWithin(asked, kind, within) }), (thing) => details(shows(thing))),
  }
}

type Creating<C extends Contract> = Place<C> & { fields: readonly Field[]; example: string; also?: (given: Given, caller: Caller) => object | Promise<object> }

export function createVerb<const C extends Contract>({ kind, contract, fields, example, also = () => ({}), shows = Object }: Creating<C>): Verb {
  return {
    name: 'create',
    says: `a new ${kind}`,
    fields,
    examples: [example],
    run: async ({ caller, given }) => {
      const body = { ...(await readFields(caller, fields, given)), ...(await also(given, caller)) }
      return told(await caller.call<Contract>(contract, { body }), (made) => `Made ${kind} ${numberOf(made)}.\n\n${details(shows(made))}`)
    },
  }
}

export function changeVerb<const C extends Contract>({
  kind,
  read,
  contract,
  fields,
  example,
  also = () => ({}),
  shows = Object,
  within,
}: Creating<C> & { read: Contract; within?: Within }): Verb {
  return {
    name: `change <${kind}>`,
    says: `changes what is given of one ${kind}`,
    fields: [...fields, ...(within?.fields ?? []), seen],
    examples: [example],
    run: async (asked) => {
      const { caller, given } = asked
      const params = await idWithin(asked, kind, within)
      const fresh = { ...(await readFields(caller, fields, given)), ...(await also(given, caller)) }
      const body = { ...fresh, version: await versionOf(caller, { read, params, given }) }
      return told(await caller.call<Contract>(contract, { params, body }), (changed) => details(shows(changed)))
    },
  }
}

/** archive and restore. */
export function archiveVerb<const C extends Contract>({ kind, read, contract }: Place<C> & { read: Contract }): Verb[] {
  const verb = (archived: boolean): Verb => ({
    name: `${archived ? 'archive' : 'restore'} <${kind}>`,
    says: archived ? `puts one ${kind} away` : `takes an archived ${kind} back`,
    fields: [seen],
    run: async ({ caller, args, given }) => {
      const params = await idOf(caller, kind, args)
      const body = { archived, version: await versionOf(caller, { read, params, given }) }
      return told(await caller.call<Contract>(contract, { params, body }), () =>
        archived ? `Put ${kind} ${params.id} away.` : `Took ${kind} ${params.id} back.`,
      )
    },
  })
  return [verb(true), verb(false)]
}

/** delete, for what nothing uses. */
export function deleteVerb<const C extends Contract>({ kind, contract, within }: Named<C>): Verb {
  return {
    name: `delete <${kind}>`,
    says: `deletes one ${kind} that nothing uses`,
    fields: within?.fields ?? [],
    run: async (asked) => {
      const { caller } = asked
      const params = await idWithin(asked, kind, within)
      return told(await caller.call<Contract>(contract, { params }), () => `Deleted ${kind} ${params.id}.`)
    },
  }
}

/** Kinds that are moved to a status, each with one that it often is moved to. */
export const moved = {
  client: { subject: 'client', usual: 'Client' },
  session: { subject: 'session', usual: 'Booked' },
  appointment: { subject: 'appointment', usual: 'Held' },
  invoice: { subject: 'invoice', usual: 'Sent' },
  'production-order': { subject: 'production_order', usual: 'Received' },
  'preproduction-order': { subject: 'preproduction_order', usual: 'Approved' },
  task: { subject: 'task', usual: '"In Progress"' },
} as const
type Moving<C extends Contract> = Place<C> & { kind: keyof typeof moved; read: Contract; body: TObject; words?: Readonly<Record<string, FieldWords>> }

export function statusVerb<const C extends Contract>({ kind, read, contract, body: schema, shows = Object, words = {} }: Moving<C>): Verb {
  const { usual } = moved[kind]
  const dueOn = { flags: '--due-on <date>', says: 'when left out, by the duration of the status' }
  const fields = fieldsOf(schema, { ...words, status_id: null, due_on: dueOn })
  return {
    name: `status <${kind}> <status>`,
    says: `moves one ${kind} to a status`,
    fields: [...fields, seen],
    examples: [`${kind}s status 12 ${usual}`],
    run: async ({ caller, args, given }) => {
      const params = await idOf(caller, kind, args)
      const status_id = await statusOf(caller, { kind, read, params, status: args[1] ?? '' })
      const body = { ...(await readFields(caller, fields, given)), status_id, version: await versionOf(caller, { read, params, given }) }
      return told(await caller.call<Contract>(contract, { params, body }), (moved) => details(shows(moved)))
    },
  }
}

type Standing = { kind: keyof typeof moved; read: Contract; params: { id: number }; status: string }

/** The number of a status that a record may be moved to, by its name: of its type, where each type has its own. */
export async function statusOf(caller: Caller, { kind, read, params, status }: Standing): Promise<number> {
  const among = subjectKinds[moved[kind].subject].statusesOf === 'kind' ? {} : { type_id: await typeOf(caller, read, params) }
  return findReference(caller, { kind: `${kind}-status`, among }, status)
}

/** The type of a record, where each type has statuses of its own. Only a task may do without. */
async function typeOf(caller: Caller, read: Contract, params: { id: number }): Promise<number> {
  const { type } = (await caller.call<Contract>(read, { params })) as { type: { id: number } | null }
  if (type !== null) return type.id
  throw new Refusal('invalid', 'task-without-type', `This task has no type, and so no status. Give it one first: hotshoe tasks change ${params.id} --type …`)
}

type HistoryRow = { kind: string; at: string; actor: { name: string }; what?: string; status?: { name: string }; note?: string; changes?: object }

export function historyVerb<const C extends Contract & { query: TObject }>({ kind, contract }: Place<C>): Verb {
  const fields = fieldsOf(contract.query)
  return {
    name: `history <${kind}>`,
    says: `what happened to one ${kind}, newest first`,
    fields,
    run: async ({ caller, args, given }) => {
      const query = await readFields(caller, fields, given)
      const page = (await caller.call<Contract>(contract, { params: await idOf(caller, kind, args), query })) as { rows: HistoryRow[]; next: string | null }
      return told(page, (rows) =>
        pageTable(rows, [
          ['When', ({ at }) => at],
          ['Who', ({ actor }) => actor.name],
          [
            'What',
            (row) => (row.status === undefined ? `${row.what ?? ''} ${Object.keys(row.changes ?? {}).join(', ')}` : `to ${row.status.name}. ${row.note ?? ''}`),
          ],
        ]),
      )
    },
  }
}

/** The same, looked for among what the options say. */
async function idWithin({ caller, args, given }: Asked, kind: ReferenceKind, within?: Within): Promise<{ id: number }> {
  if (within === undefined) return idOf(caller, kind, args)
  return { id: await findReference(caller, { kind: within.refers, among: await within.among(caller, given) }, args[0] ?? '') }
}

/** The parameters of the thing that the first argument names. */
export async function idOf(caller: Caller, kind: ReferenceKind, args: readonly string[]): Promise<{ id: number }> {
  return { id: await findReference(caller, kind, args[0] ?? '') }
}

/** The version that was seen: as it is now, unless the command says which one. */
export async function versionOf(caller: Caller, { read, params, given }: { read: Contract; params: { id: number }; given: Given }): Promise<unknown> {
  if (given.seen !== undefined) return /^\d+$/.test(String(given.seen)) ? Number(given.seen) : given.seen
  return ((await caller.call<Contract>(read, { params })) as Versioned).version
}

function numberOf(thing: unknown): string {
  return typeof thing === 'object' && thing !== null && 'id' in thing ? String(thing.id) : ''
}
