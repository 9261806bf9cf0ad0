import { advanceClients } from '../clients/advance-clients.ts'
import { keptOrders } from '../orders/keep-orders.ts'
import { blankOrder, type OrderKind, type OrderRecord, type OrderValues, withValues } from '../orders/order.ts'
import type { Imported } from './imported.ts'
import { keptKind } from './kept-kind.ts'
import { clientIn, linkedIds, namesOf } from './linked.ts'
import type { OrderSaid } from './order-row.ts'

/** How orders of each kind are taken from files. One that names a session and no client is of the client of the session. */
export const importedOrders: Record<OrderKind, Imported<OrderSaid, OrderRecord>> = {
  production_order: importedOf('production_order'),
  preproduction_order: importedOf('preproduction_order'),
}

const links = { session: 'session_id', vendor: 'vendor_id', department: 'department_id', user: 'member_id' } as const
const productionLinks = { ...links, invoice: 'invoice_id' } as const

function importedOf(kind: OrderKind): Imported<OrderSaid, OrderRecord> {
  const isProduction = kind === 'production_order'
  const imported = keptKind<OrderSaid, OrderRecord, OrderValues>({
    kind,
    keeping: keptOrders[kind],
    names: namesOf,
    needs: { column: 'client', or: ['session'], reason: 'The order has no client. Give the client’s number, email or name, or the session’s number.' },
    blank: ({ work, said, found, type_id }, status) =>
      blankOrder({ number: said.number, client_id: clientIn(found) ?? 0, type_id: type_id ?? undefined, status, at: work.now }),
    valuesOf({ said, found }) {
      const { number, description, ordered_on, expected_on, received_on, tracking, notes } = said
      const plain = { number, description, ordered_on, expected_on, received_on, notes, ...(isProduction ? { tracking } : {}) }
      const given = Object.fromEntries(Object.entries(plain).filter(([, value]) => value !== undefined)) as OrderValues
      const client_id = said.client === undefined ? null : clientIn(found)
      return { ...given, ...linkedIds(said, found, isProduction ? productionLinks : links), ...(client_id === null ? {} : { client_id }) }
    },
    withValues,
    stranger: ({ row }, { found }) =>
      row.client_id === clientIn(found)
        ? null
        : `Order ${row.number} is another one in Hotshoe, of another client. It was left as it is. If both are the same, give that order this client; if not, give one of them another number. Then import the file again.`,
  })
  if (!isProduction) return imported
  return {
    ...imported,
    async write(work, writes, mode) {
      const written = await imported.write(work, writes, mode)
      const made = mode === 'news' ? writes.filter(({ before }) => before === null) : []
      await advanceClients(work, 'on_order', made.map(({ after: { row } }) => ({ client_id: row.client_id, note: `Order ${row.number} was made.` }))) // biome-ignore format: short
      return written
    },
  }
}
