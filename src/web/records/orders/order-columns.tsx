import { Text } from '@mantine/core'
import type { PreproductionOrderRow, ProductionOrderRow } from '#studio/records/orders/contract.ts'
import type { Column } from '#web/ui/data-list/column.ts'
import { DateText } from '#web/ui/dates.tsx'
import { words } from '#web/words/words.ts'
import { RecordStatus } from '../record-status.tsx'

const say = words.orders

/** An order of either kind in a list. */
export type OrderRow = PreproductionOrderRow & Partial<Pick<ProductionOrderRow, 'type' | 'tracking'>>

/** What an order is, in a few words: its type and description. */
export function orderWhat({ type, description }: Pick<OrderRow, 'type' | 'description'>): string {
  return [type?.name, description].filter((part) => part !== undefined && part !== '').join(' · ')
}

/** How far an order is, by its dates: received, expected, ordered, or not yet. */
export function OrderDates({ order: { ordered_on, expected_on, received_on } }: { order: OrderRow }) {
  if (received_on !== null)
    return (
      <>
        {say.received} <DateText date={received_on} />
      </>
    )
  if (expected_on !== null)
    return (
      <>
        {say.expected} <DateText date={expected_on} near />
      </>
    )
  if (ordered_on !== null)
    return (
      <>
        {say.ordered} <DateText date={ordered_on} />
      </>
    )
  return (
    <Text span inherit c="dimmed">
      {say.notOrdered}
    </Text>
  )
}

export const orderColumns: readonly Column<OrderRow>[] = [
  {
    key: 'order',
    label: say.columns.order,
    cell: (order) => (
      <>
        {order.client.name}
        <Text component="span" display="block" size="xs" c="dimmed" fw={400}>
          {[order.number, orderWhat(order)].filter((part) => part !== '').join(' · ')}
        </Text>
      </>
    ),
    width: '28%',
  },
  { key: 'status', label: say.columns.status, cell: ({ status, status_due_on }) => <RecordStatus status={status} dueOn={status_due_on} />, phone: 'plain' },
  { key: 'vendor', label: say.columns.vendor, cell: ({ vendor }) => vendor?.name, width: '15%' },
  { key: 'who', label: say.columns.who, cell: ({ member, department }) => member?.name ?? department?.name, width: '13%' },
  { key: 'dates', label: say.columns.dates, cell: (order) => <OrderDates order={order} />, width: '26%', phone: 'plain' },
]
