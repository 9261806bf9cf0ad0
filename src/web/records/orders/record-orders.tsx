import { Button, Group, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { type OrderKind, orderKinds } from '#studio/records/orders/order.ts'
import { useList } from '#web/app/api/use-list.ts'
import { useMay } from '#web/app/me.ts'
import { Icon } from '#web/ui/icon.tsx'
import { Failed, Loading } from '#web/ui/loaded.tsx'
import { words } from '#web/words/words.ts'
import { RecordStatus } from '../record-status.tsx'
import classes from '../section.module.css'
import { Section } from '../section.tsx'
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
    <Button
      renderRoot={(props) => <Link to="/orders" search={{ view: viewOf[kind], open: 'new', client, session }} {...props} />}
      variant="light"
      size="compact-sm"
      leftSection={<Icon name="plus" size={15} />}
    >
      {label}
    </Button>
  )
  const all = Object.values(lists)
  const failed = all.find(({ trouble, rows }) => trouble !== null && rows.length === 0)
  return (
    <Section
      title={say.title}
      action={
        mayAdd && (
          <Group gap="xs">
            {add('production_order', say.addProduction)}
            {add('preproduction_order', say.addPreproduction)}
          </Group>
        )
      }
    >
      {failed?.trouble && <Failed trouble={failed.trouble} retry={failed.retry} />}
      {all.some(({ pending }) => pending) && <Loading lines={2} />}
      {all.every(({ pending, trouble, rows }) => !pending && trouble === null && rows.length === 0) && (
        <Text size="sm" c="dimmed">
          {say.none}
        </Text>
      )}
      <ul className={classes.lines}>
        {orderKinds.flatMap((kind) => lists[kind].rows.map((order) => <Line key={`${kind} ${order.id}`} kind={kind} order={order} />))}
      </ul>
      {orderKinds.map(
        (kind) =>
          lists[kind].more && (
            <Button key={kind} variant="subtle" size="compact-sm" mt="xs" loading={lists[kind].loadingMore} onClick={lists[kind].loadMore}>
              {words.actions.loadMore}
            </Button>
          ),
      )}
    </Section>
  )
}

function Line({ kind, order }: { kind: OrderKind; order: OrderRow }) {
  return (
    <li>
      <Icon name="box" size={16} />
      <div className={classes.body}>
        <Link to="/orders" search={{ view: viewOf[kind], open: order.id }} className={classes.link ?? ''}>
          {order.number} {orderWhat(order)}
        </Link>
        <Text size="xs" c="dimmed">
          <OrderDates order={order} />
          {order.vendor !== null && ` · ${order.vendor.name}`}
        </Text>
      </div>
      <RecordStatus status={order.status} dueOn={null} />
    </li>
  )
}
