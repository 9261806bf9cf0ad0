import { Group } from '@mantine/core'
import { type OrderKind, orderKinds } from '#studio/records/orders/order.ts'
import { useList } from '#web/app/api/use-list.ts'
import { useMay } from '#web/app/me.ts'
import { words } from '#web/words/words.ts'
import { AddLine, Line, LinesSection } from '../lines-section.tsx'
import { RecordStatus } from '../record-status.tsx'
import { OrderDates, type OrderRow, orderWhat } from './order-columns.tsx'
import { orderDoors } from './order-doors.ts'

const say = words.orders.section
const viewOf = { production_order: undefined, preproduction_order: 'preproduction' } as const

type RecordOrdersProps = { client: number; session?: number; archived: boolean }

/** The orders of a client, or of one session: what is made before and after the client orders. */
export function RecordOrders({ client, session, archived }: RecordOrdersProps) {
  const of = session === undefined ? { client_id: client } : { session_id: session }
  const lists = {
    production_order: useList(orderDoors.production_order.list, { query: { ...of, limit: 20 } }),
    preproduction_order: useList(orderDoors.preproduction_order.list, { query: { ...of, limit: 20 } }),
  }
  const mayAdd = useMay('records.write') && !archived
  const add = (kind: OrderKind, label: string) => (
    <AddLine link={{ to: '/orders', search: { view: viewOf[kind], open: 'new', client, session } }} label={label} />
  )
  const actions = mayAdd && (
    <Group gap="xs">
      {add('production_order', say.addProduction)}
      {add('preproduction_order', say.addPreproduction)}
    </Group>
  )
  return (
    <LinesSection title={say.title} action={actions} lists={Object.values(lists)} none={say.none}>
      {orderKinds.flatMap((kind) => lists[kind].rows.map((order) => <Order key={`${kind} ${order.id}`} kind={kind} order={order} />))}
    </LinesSection>
  )
}

function Order({ kind, order }: { kind: OrderKind; order: OrderRow }) {
  return (
    <Line
      icon="box"
      link={{ to: '/orders', search: { view: viewOf[kind], open: order.id } }}
      name={`${order.number} ${orderWhat(order)}`}
      end={<RecordStatus status={order.status} dueOn={null} />}
    >
      <OrderDates order={order} />
      {order.vendor !== null && ` · ${order.vendor.name}`}
    </Line>
  )
}
