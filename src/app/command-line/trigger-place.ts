import { refuseField } from '#platform/refusal.ts'
import { listFormStatuses } from '#studio/forms/contract.ts'
import type { TriggerBasis, TriggerSubject } from '#studio/triggers/subjects.ts'
import type { Caller } from './caller.ts'
import type { ReferenceKind } from './field.ts'
import { findReference } from './find-reference.ts'
import type { Given } from './verb.ts'

type Setup = { status?: ReferenceKind; type?: ReferenceKind }

const setups: Partial<Record<TriggerSubject, Setup>> = {
  appointment: { status: 'appointment-status', type: 'appointment-type' },
  client: { status: 'client-status' },
  invoice: { status: 'invoice-status', type: 'invoice-type' },
  production_order: { status: 'production-order-status', type: 'production-order-type' },
  preproduction_order: { status: 'preproduction-order-status' },
  session: { status: 'session-status', type: 'type' },
  task: { status: 'task-status', type: 'task-type' },
}

/** What picks a trigger's records, by what was given; names of statuses and types are looked up among those of the kind of record. */
export async function triggerPlaceOf(caller: Caller, given: Given): Promise<object> {
  const { status, type } = given
  const kind = String(given.subjectKind ?? 'session')
  const setup: Setup = Object.entries(setups).find(([key]) => key === kind)?.[1] ?? {}
  const type_id = type === undefined ? null : await findReference(caller, known(setup.type, { kind, what: 'type' }), String(type))
  const status_id = status === undefined ? null : await statusOf(caller, String(status), { kind, setup, type_id })
  const picked = picks(kind, given) ? given : { ...given, type: undefined }
  const basis = basisOf(picked)
  return {
    ...(basis === null ? {} : { basis }),
    ...(status_id === null ? {} : { status_id }),
    ...(type_id === null || picked.type === undefined ? {} : { type_id }),
  }
}

/** Whether a type picks the records. Of orders and tasks each type has statuses of its own, so beside a status it only says which of those of that name. */
function picks(kind: string, { status, type }: Given): boolean {
  return status === undefined || type === undefined || (kind !== 'production_order' && kind !== 'task')
}

type Among = { kind: string; setup: Setup; type_id: number | null }

async function statusOf(caller: Caller, status: string, { kind, setup, type_id }: Among): Promise<number> {
  if (kind === 'web_form') return formStatusOf(caller, status)
  return findReference(caller, { kind: known(setup.status, { kind, what: 'status' }), among: type_id === null ? {} : { type_id } }, status)
}

/** Those of web forms are the same in every studio and stand in a list of their own. */
async function formStatusOf(caller: Caller, status: string): Promise<number> {
  const { rows } = await caller.call(listFormStatuses, {})
  const found = rows.find(({ id, name }) => String(id) === status || name.toLowerCase() === status.toLowerCase())
  if (found !== undefined) return found.id
  const names = rows.map(({ name }) => name).join(', ')
  throw refuseField('status_id', 'no-such-status', `Web forms have no status “${status}”. Choose one of ${names}.`)
}

function known(found: ReferenceKind | undefined, { kind, what }: { kind: string; what: 'status' | 'type' }): ReferenceKind {
  if (found !== undefined) return found
  throw refuseField(`${what}_id`, `no-${what}`, `Records of the kind ${kind} have no ${what} to choose. Leave --${what} out, or say another --subject-kind.`)
}

function basisOf({ status, type, anyType, keyword, subjectKind }: Given): TriggerBasis | null {
  if (status !== undefined && type !== undefined) return 'type-and-status'
  if (status !== undefined) return 'status'
  if (type !== undefined || anyType === true) return 'type'
  if (keyword !== undefined) return 'keyword'
  return subjectKind === 'email' ? 'event' : null
}
