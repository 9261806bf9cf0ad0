import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { shellRoute } from '#web/app/root-route.ts'
import { flag, recordNumber, text } from '#web/app/search.ts'

/** `run` and `count`: what a run of the open job was about. */
type Search = { job?: string | undefined; run?: number | undefined; count?: string | undefined; trouble?: true | undefined }

export const controlCenterRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/control-center',
  validateSearch: (search: Record<string, unknown>): Search => ({
    job: text(search.job),
    run: recordNumber(search.run),
    count: text(search.count),
    trouble: flag(search.trouble),
  }),
  component: lazyRouteComponent(() => import('./control-center.tsx'), 'ControlCenter'),
})

export const controlCenterScreens = [controlCenterRoute] as const
