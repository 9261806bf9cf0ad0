import { Refusal, refuseField } from '#platform/refusal.ts'
import type { Work } from '#studio/staff/work.ts'
import { listAppointments } from '../appointments/contract.ts'
import { findAppointments } from '../appointments/queries.ts'
import { listClients } from '../clients/contract.ts'
import { findClients } from '../clients/queries.ts'
import { listInvoices } from '../invoices/contract.ts'
import { findInvoices } from '../invoices/queries.ts'
import { preproductionOrders, productionOrders } from '../orders/contract.ts'
import { findOrders } from '../orders/queries.ts'
import { listSessions } from '../sessions/contract.ts'
import { findSessions } from '../sessions/queries.ts'
import { subjectKinds } from '../subject.ts'
import { listTasks } from '../tasks/contract.ts'
import { findTasks } from '../tasks/queries.ts'
import { type MovedKind, mostMoved, type StatusMove } from './contract.ts'

type Filter = NonNullable<StatusMove['filter']>
type Find = (work: Work, wanted: Filter & { after?: string; limit: number }) => Promise<{ rows: readonly { id: number }[]; next: string | null }>

const lists: Record<MovedKind, { find: Find; fields: object }> = {
  client: { find: findClients, fields: listClients.query.properties },
  session: { find: findSessions, fields: listSessions.query.properties },
  appointment: { find: findAppointments, fields: listAppointments.query.properties },
  invoice: { find: findInvoices, fields: listInvoices.query.properties },
  production_order: { find: (work, wanted) => findOrders(work, 'production_order', wanted), fields: productionOrders.list.query.properties },
  task: { find: findTasks, fields: listTasks.query.properties },
  preproduction_order: { find: (work, wanted) => findOrders(work, 'preproduction_order', wanted), fields: preproductionOrders.list.query.properties },
}

/** The numbers of the records that a person chose: those that are named, or all that the filter finds, as the list would show them. */
export async function findChosen(work: Work, { subject_kind, ids, filter }: StatusMove): Promise<number[]> {
  if ((ids === undefined) === (filter === undefined)) throw refuseField('ids', 'which-ones', 'Say which ones: either their numbers or a filter, and not both.')
  if (filter === undefined) return [...new Set(ids)]
  const { find, fields } = lists[subject_kind]
  const kind = subjectKinds[subject_kind].plural.toLowerCase()
  const strange = Object.keys(filter).find((field) => !(field in fields))
  if (strange !== undefined) throw refuseField('filter', 'no-such-filter', `The list of ${kind} has no filter “${strange}”. Leave it out.`)
  const found: number[] = []
  let after: string | null = null
  do {
    const page: Awaited<ReturnType<Find>> = await find(work, { ...filter, limit: 500, ...(after === null ? {} : { after }) })
    found.push(...page.rows.map(({ id }) => id))
    after = page.next
  } while (after !== null && found.length <= mostMoved)
  if (found.length > mostMoved)
    throw new Refusal('invalid', 'too-many', `More than ${mostMoved.toLocaleString('en-US')} ${kind} fit. Narrow the filter, and move them in parts.`)
  return found
}
