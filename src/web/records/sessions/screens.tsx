import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { shellRoute } from '#web/app/root-route.ts'
import { flag, oneOf, recordNumber, text } from '#web/app/search.ts'
import { civilDay } from './periods.ts'

export type SessionSearch = {
  q?: string | undefined
  status?: number | undefined
  type?: number | undefined
  photographer?: number | undefined
  span?: 'all' | undefined
  from?: string | undefined
  to?: string | undefined
  order?: 'earliest' | 'latest' | undefined
  archived?: true | undefined
  /** Keys of columns that are not shown, with dots between. */
  hide?: string | undefined
}

export const sessionsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/sessions',
  validateSearch: (search: Record<string, unknown>): SessionSearch => ({
    q: text(search.q),
    status: recordNumber(search.status),
    type: recordNumber(search.type),
    photographer: recordNumber(search.photographer),
    span: oneOf(['all'], search.span, undefined),
    from: civilDay(search.from),
    to: civilDay(search.to),
    order: oneOf(['earliest', 'latest'], search.order, undefined),
    archived: flag(search.archived),
    hide: text(search.hide),
  }),
  component: lazyRouteComponent(() => import('./sessions.tsx'), 'Sessions'),
})

export const newSessionRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/sessions/new',
  validateSearch: (search: Record<string, unknown>): { client?: number | undefined } => ({ client: recordNumber(search.client) }),
  component: lazyRouteComponent(() => import('./new-session.tsx'), 'NewSession'),
})

export const sessionRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/sessions/$id',
  params: { parse: ({ id }) => ({ id: recordNumber(id) ?? 0 }), stringify: ({ id }) => ({ id: String(id) }) },
  component: lazyRouteComponent(() => import('./session-page.tsx'), 'SessionPage'),
})

export const editSessionRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/sessions/$id/edit',
  params: { parse: ({ id }) => ({ id: recordNumber(id) ?? 0 }), stringify: ({ id }) => ({ id: String(id) }) },
  component: lazyRouteComponent(() => import('./edit-session.tsx'), 'EditSession'),
})

export const sessionTimelineRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/sessions/$id/timeline',
  params: { parse: ({ id }) => ({ id: recordNumber(id) ?? 0 }), stringify: ({ id }) => ({ id: String(id) }) },
  component: lazyRouteComponent(() => import('./session-timeline.tsx'), 'SessionTimeline'),
})

export const sessionScreens = [sessionsRoute, newSessionRoute, sessionRoute, editSessionRoute, sessionTimelineRoute] as const
