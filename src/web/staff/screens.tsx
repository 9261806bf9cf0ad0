import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from '#web/app/root-route.ts'
import { ownPath } from '#web/app/search.ts'

export const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  validateSearch: (search: Record<string, unknown>): { to?: string | undefined } => ({ to: ownPath(search.to) }),
  component: lazyRouteComponent(() => import('./sign-in.tsx'), 'SignIn'),
})

export const setPasswordRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/set-password',
  component: lazyRouteComponent(() => import('./set-password.tsx'), 'SetPassword'),
})

export const staffScreens = [signInRoute, setPasswordRoute] as const
