import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { shellRoute } from '#web/app/root-route.ts'
import { flag, oneOf, recordNumber, text } from '#web/app/search.ts'
import { civilDay } from '../sessions/periods.ts'

export type InvoiceSearch = {
  q?: string | undefined
  show?: 'open' | 'overdue' | 'paid' | undefined
  type?: number | undefined
  status?: number | undefined
  from?: string | undefined
  to?: string | undefined
  archived?: true | undefined
  hide?: string | undefined
}

export const invoicesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/invoices',
  validateSearch: (search: Record<string, unknown>): InvoiceSearch => ({
    q: text(search.q),
    show: oneOf(['open', 'overdue', 'paid'], search.show, undefined),
    type: recordNumber(search.type),
    status: recordNumber(search.status),
    from: civilDay(search.from),
    to: civilDay(search.to),
    archived: flag(search.archived),
    hide: text(search.hide),
  }),
  component: lazyRouteComponent(() => import('./invoices.tsx'), 'Invoices'),
})

export const newInvoiceRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/invoices/new',
  validateSearch: (search: Record<string, unknown>): { client?: number | undefined; session?: number | undefined } => ({
    client: recordNumber(search.client),
    session: recordNumber(search.session),
  }),
  component: lazyRouteComponent(() => import('./new-invoice.tsx'), 'NewInvoice'),
})

export const invoiceRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/invoices/$id',
  params: { parse: ({ id }) => ({ id: recordNumber(id) ?? 0 }), stringify: ({ id }) => ({ id: String(id) }) },
  component: lazyRouteComponent(() => import('./invoice-page.tsx'), 'InvoicePage'),
})

export const editInvoiceRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/invoices/$id/edit',
  params: { parse: ({ id }) => ({ id: recordNumber(id) ?? 0 }), stringify: ({ id }) => ({ id: String(id) }) },
  component: lazyRouteComponent(() => import('./edit-invoice.tsx'), 'EditInvoice'),
})

export const invoiceScreens = [invoicesRoute, newInvoiceRoute, invoiceRoute, editInvoiceRoute] as const
