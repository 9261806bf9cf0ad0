import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { shellRoute } from '#web/app/root-route.ts'
import { flag, recordNumber, text } from '#web/app/search.ts'

type Search = {
  q?: string | undefined
  status?: number | undefined
  archived?: true | undefined
  /** Keys of columns that are not shown, with dots between. */
  hide?: string | undefined
}

export const clientsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/clients',
  validateSearch: (search: Record<string, unknown>): Search => ({
    q: text(search.q),
    status: recordNumber(search.status),
    archived: flag(search.archived),
    hide: text(search.hide),
  }),
  component: lazyRouteComponent(() => import('./clients.tsx'), 'Clients'),
})

export const newClientRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/clients/new',
  component: lazyRouteComponent(() => import('./new-client.tsx'), 'NewClient'),
})

export const clientRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/clients/$id',
  params: { parse: ({ id }) => ({ id: recordNumber(id) ?? 0 }), stringify: ({ id }) => ({ id: String(id) }) },
  component: lazyRouteComponent(() => import('./client-page.tsx'), 'ClientPage'),
})

export const editClientRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/clients/$id/edit',
  params: { parse: ({ id }) => ({ id: recordNumber(id) ?? 0 }), stringify: ({ id }) => ({ id: String(id) }) },
  component: lazyRouteComponent(() => import('./edit-client.tsx'), 'EditClient'),
})

export const duplicatesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/clients/duplicates',
  component: lazyRouteComponent(() => import('../care/duplicates.tsx'), 'Duplicates'),
})

export const mergeRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/clients/$id/merge',
  params: { parse: ({ id }) => ({ id: recordNumber(id) ?? 0 }), stringify: ({ id }) => ({ id: String(id) }) },
  validateSearch: (search: Record<string, unknown>): { with?: number | undefined } => ({ with: recordNumber(search.with) }),
  component: lazyRouteComponent(() => import('../care/merge-clients.tsx'), 'MergeClients'),
})

export const timelineRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/clients/$id/timeline',
  params: { parse: ({ id }) => ({ id: recordNumber(id) ?? 0 }), stringify: ({ id }) => ({ id: String(id) }) },
  component: lazyRouteComponent(() => import('../care/client-timeline.tsx'), 'ClientTimeline'),
})

export const clientScreens = [clientsRoute, newClientRoute, clientRoute, editClientRoute, duplicatesRoute, mergeRoute, timelineRoute] as const
