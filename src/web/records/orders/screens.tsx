import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { shellRoute } from '#web/app/root-route.ts'
import { flag, oneOf, recordNumber, text } from '#web/app/search.ts'

export const orderViews = ['production', 'preproduction', 'vendors'] as const
export type OrderView = (typeof orderViews)[number]

export type OrderSearch = {
  view?: OrderView | undefined
  q?: string | undefined
  status?: number | undefined
  type?: number | undefined
  vendor?: number | undefined
  finished?: true | undefined
  archived?: true | undefined
  hide?: string | undefined
  /** The opened order, or vendor. */
  open?: number | 'new' | undefined
  /** Whose new order it is. */
  client?: number | undefined
  session?: number | undefined
}

export const ordersRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/orders',
  validateSearch: (search: Record<string, unknown>): OrderSearch => ({
    view: oneOf(orderViews, search.view, undefined),
    q: text(search.q),
    status: recordNumber(search.status),
    type: recordNumber(search.type),
    vendor: recordNumber(search.vendor),
    finished: flag(search.finished),
    archived: flag(search.archived),
    hide: text(search.hide),
    open: search.open === 'new' ? 'new' : recordNumber(search.open),
    client: recordNumber(search.client),
    session: recordNumber(search.session),
  }),
  component: lazyRouteComponent(() => import('./orders.tsx'), 'Orders'),
})

export const orderScreens = [ordersRoute] as const
