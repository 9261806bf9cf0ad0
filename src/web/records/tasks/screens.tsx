import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { shellRoute } from '#web/app/root-route.ts'

export const tasksRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/tasks',
  component: lazyRouteComponent(() => import('./tasks.tsx'), 'Tasks'),
})

export const taskScreens = [tasksRoute] as const
