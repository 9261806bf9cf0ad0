import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { shellRoute } from '#web/app/root-route.ts'

export const processRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/process',
  component: lazyRouteComponent(() => import('./process-triggers.tsx'), 'ProcessTriggers'),
})

export const processingScreens = [processRoute] as const
