import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { shellRoute } from '#web/app/root-route.ts'

export const messagesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/messages',
  component: lazyRouteComponent(() => import('./messages.tsx'), 'Messages'),
})

export const deliveryScreens = [messagesRoute] as const
