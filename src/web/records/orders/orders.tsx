import { Button } from '@mantine/core'
import type { OrderKind } from '#studio/records/orders/order.ts'
import { useMay } from '#web/app/me.ts'
import { Icon } from '#web/ui/icon.tsx'
import { Page } from '#web/ui/page.tsx'
import { ViewTabs } from '#web/ui/view-tabs.tsx'
import { words } from '#web/words/words.ts'
import { NewVendor } from '../vendors/new-vendor.tsx'
import { VendorDetails } from '../vendors/vendor-details.tsx'
import { VendorList } from '../vendors/vendor-list.tsx'
import { NewOrder } from './new-order.tsx'
import { OrderDetails } from './order-details.tsx'
import { OrderList } from './order-list.tsx'
import { type OrderSearch, type OrderView, ordersRoute, orderViews } from './screens.tsx'

const say = words.orders
const kinds: Readonly<Record<Exclude<OrderView, 'vendors'>, OrderKind>> = { production: 'production_order', preproduction: 'preproduction_order' }

/** What labs make, what is made before the client orders, and the labs. */
export function Orders() {
  const search = ordersRoute.useSearch()
  const { view = 'production', open: opened, client, session } = search
  const go = ordersRoute.useNavigate()
  const mayWrite = useMay('records.write')
  const change = (next: OrderSearch) => void go({ search: (before) => ({ ...before, ...next }), replace: true })
  const see = (seen: OrderSearch) => void go({ search: { ...seen, view: search.view }, replace: true })
  const open = (next: number | 'new' | undefined, saved = false) =>
    void go({ search: (before) => ({ ...before, open: next, client: undefined, session: undefined }), resetScroll: false, ignoreBlocker: saved })
  const close = (saved: boolean) => open(undefined, saved)
  const id = opened === 'new' ? undefined : opened
  const kind = view === 'vendors' ? null : kinds[view]
  const add = mayWrite && (
    <Button leftSection={<Icon name="plus" />} onClick={() => open('new')}>
      {kind === null ? words.vendors.add : say.add[kind]}
    </Button>
  )
  return (
    <Page title={say.title} description={say.description} actions={add}>
      <ViewTabs
        label={say.list}
        views={orderViews}
        names={say.views}
        view={view}
        controls="orders"
        choose={(next) => void go({ search: { view: next === 'production' ? undefined : next }, replace: true })}
      />
      {kind === null ? (
        <>
          <VendorList search={search} change={change} see={see} open={open} add={add} />
          <VendorDetails key={id} id={id} close={close} />
          {mayWrite && <NewVendor key={String(opened === 'new')} opened={opened === 'new'} close={close} />}
        </>
      ) : (
        <>
          <OrderList key={kind} kind={kind} search={search} change={change} see={see} open={open} add={add} />
          <OrderDetails key={`${kind} ${id}`} kind={kind} id={id} close={close} />
          {mayWrite && (
            <NewOrder
              key={`${kind} ${opened === 'new'}`}
              kind={kind}
              opened={opened === 'new'}
              client={client}
              session={session}
              close={(made) => open(made, made !== undefined)}
            />
          )}
        </>
      )}
    </Page>
  )
}
