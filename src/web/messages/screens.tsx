import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { type CallState, callStates } from '#studio/messages/communication.ts'
import { shellRoute } from '#web/app/root-route.ts'
import { oneOf, recordNumber, text } from '#web/app/search.ts'

type Search = { view?: CallState | undefined; q?: string | undefined; call?: number | undefined }

export const callsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/calls',
  validateSearch: (search: Record<string, unknown>): Search => ({
    view: oneOf(callStates, search.view, undefined),
    q: text(search.q),
    call: recordNumber(search.call),
  }),
  component: lazyRouteComponent(() => import('./calls.tsx'), 'Calls'),
})

export const callScreens = [callsRoute] as const
