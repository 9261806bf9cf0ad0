import type { QueryClient } from '@tanstack/react-query'
import { createRootRouteWithContext, createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { asTrouble } from './api/trouble.ts'
import { Outside } from './dead-ends.tsx'
import { meQuery } from './me.ts'

/** Every screen hangs below. */
export const rootRoute = createRootRouteWithContext<{ queryClient: QueryClient }>()({})

/**
 * The house around the screens of people who are signed in. An area's `screens.tsx` makes its routes with
 * `getParentRoute: () => shellRoute`; whoever is not signed in is led to the sign-in screen and back.
 */
export const shellRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'in',
  beforeLoad: async ({ context, location }) => {
    try {
      await context.queryClient.ensureQueryData(meQuery)
    } catch (error) {
      if (asTrouble(error).kind === 'unauthenticated') redirect({ to: '/sign-in', search: { to: location.href }, replace: true, throw: true })
      throw error
    }
  },
  component: lazyRouteComponent(() => import('./shell.tsx'), 'Shell'),
  errorComponent: Outside,
})
