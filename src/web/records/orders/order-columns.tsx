import type { PreproductionOrderRow, ProductionOrderRow } from '#studio/records/orders/contract.ts'
import type { OrderKind } from '#studio/records/orders/order.ts'
import type { Column } from '#web/ui/data-list/column.ts'
import { DateText } from '#web/ui/dates.tsx'
import { words } from '#web/words/words.ts'
import { clientInFile, Dim, Named, statusColumn } from '../shared-columns.tsx'

const say = words.orders
const { headers } = words.views

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
  return <Dim>{say.notOrdered}</Dim>
}

/** The columns of a list of orders; only production orders have a type and a tracking number. */
export const orderColumns: Readonly<Record<OrderKind, readonly Column<OrderRow>[]>> = {
  production_order: columnsWith({ [headers.orderType]: ({ type }) => type?.name ?? '' }, { [headers.tracking]: ({ tracking }) => tracking ?? '' }),
  preproduction_order: columnsWith({}, {}),
}

type InFile = NonNullable<Column<OrderRow>['file']>

function columnsWith(what: InFile, dates: InFile): readonly Column<OrderRow>[] {
  return [
    {
      key: 'order',
      label: say.columns.order,
      cell: (order) => <Named name={order.client.name} more={[order.number, orderWhat(order)]} />,
      file: {
        [headers.orderId]: ({ external_id }) => external_id ?? '',
        [headers.orderNumber]: ({ number }) => number,
        ...clientInFile(({ client }) => client),
        [headers.sessionNumber]: ({ session }) => session?.number ?? '',
        ...what,
        [headers.description]: ({ description }) => description,
      },
      width: '28%',
    },
    statusColumn(),
    {
      key: 'vendor',
      label: say.columns.vendor,
      cell: ({ vendor }) => vendor?.name,
      file: { [headers.vendor]: ({ vendor }) => vendor?.name ?? '' },
      width: '15%',
    },
    {
      key: 'who',
      label: say.columns.who,
      cell: ({ member, department }) => member?.name ?? department?.name,
      file: { [headers.user]: ({ member }) => member?.name ?? '', [headers.department]: ({ department }) => department?.name ?? '' },
      width: '13%',
    },
    {
      key: 'dates',
      label: say.columns.dates,
      cell: (order) => <OrderDates order={order} />,
      file: {
        [headers.orderedOn]: ({ ordered_on }) => ordered_on ?? '',
        [headers.expectedOn]: ({ expected_on }) => expected_on ?? '',
        [headers.receivedOn]: ({ received_on }) => received_on ?? '',
        ...dates,
      },
      width: '26%',
      phone: 'plain',
    },
  ]
}
