import type { Keeping } from '../keeping.ts'
import { commonColumns, type OrderKind, type OrderRecord, orderFacts } from './order.ts'
import { orderRefusals } from './refusals.ts'
import { takingOver } from './taking-over.ts'

const both = {
  following: ['search_text'],
  factsOf: orderFacts,
  withParts: async (_, rows) => rows.map((row) => ({ row })),
} as const satisfies Partial<Keeping<OrderRecord>>

const changeable = [
  ...commonColumns,
  'status_id', 'status_entry_id', 'status_entered_at', 'status_due_on', 'status_due_set_at',
  'search_text', 'history_at', 'archived_at', 'version',
] as const // biome-ignore format: a list to read across

/** How orders of each kind are kept. A preproduction order goes to whom its status names. */
export const keptOrders: Record<OrderKind, Keeping<OrderRecord>> = {
  production_order: {
    ...both,
    kind: 'production_order',
    changeable: [...changeable, 'type_id', 'type_set_at', 'invoice_id', 'tracking'],
    refusals: orderRefusals('production_order'),
  },
  preproduction_order: { ...both, kind: 'preproduction_order', changeable, refusals: orderRefusals('preproduction_order'), takenOverBy: takingOver },
}
