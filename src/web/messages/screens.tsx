import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { shellRoute } from '#web/app/root-route.ts'
import { flag, oneOf, recordNumber, text } from '#web/app/search.ts'

export const callViews = ['today', 'coming', 'done', 'canceled'] as const
export type CallView = (typeof callViews)[number]

export type CallSearch = {
  view?: CallView | undefined
  q?: string | undefined
  mine?: true | undefined
  department?: number | undefined
  call?: number | undefined
}

export const callsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/calls',
  validateSearch: (search: Record<string, unknown>): CallSearch => ({
    view: oneOf(callViews, search.view, undefined),
    q: text(search.q),
    mine: flag(search.mine),
    department: recordNumber(search.department),
    call: recordNumber(search.call),
  }),
  component: lazyRouteComponent(() => import('./calls.tsx'), 'Calls'),
})

export const callScreens = [callsRoute] as const
