import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { shellRoute } from '#web/app/root-route.ts'
import { oneOf, recordNumber } from '#web/app/search.ts'

export const setupViews = ['session', 'client', 'types'] as const
export type SetupView = (typeof setupViews)[number]

/** `open`: the status or type whose form is open. */
type Search = { view?: SetupView | undefined; open?: number | 'new' | undefined }

export const statusesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/settings/statuses',
  validateSearch: (search: Record<string, unknown>): Search => ({
    view: oneOf(setupViews, search.view, undefined),
    open: search.open === 'new' ? 'new' : recordNumber(search.open),
  }),
  component: lazyRouteComponent(() => import('./statuses.tsx'), 'Statuses'),
})

export const statusScreens = [statusesRoute] as const
