import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { shellRoute } from '#web/app/root-route.ts'

const feedsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/import/feeds',
  component: lazyRouteComponent(() => import('./feeds.tsx'), 'Feeds'),
})

export const feedScreens = [feedsRoute] as const
