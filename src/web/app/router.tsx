import type { QueryClient } from '@tanstack/react-query'
import { createRouter } from '@tanstack/react-router'
import { Loading } from '#web/ui/loaded.tsx'
import { Broken, Nowhere } from './dead-ends.tsx'
import { screens } from './screens.ts'

export function createScreens(queryClient: QueryClient) {
  const router = createRouter({
    routeTree: screens,
    context: { queryClient },
    defaultPreload: 'intent',
    scrollRestoration: true,
    defaultPendingComponent: Loading,
    defaultPendingMs: 300,
    defaultErrorComponent: Broken,
    defaultNotFoundComponent: Nowhere,
  })
  // A new screen begins at its title, for people who hear it as for people who see it. A changed filter leaves the focus alone.
  router.subscribe('onRendered', ({ fromLocation, pathChanged }) => {
    if (pathChanged && fromLocation !== undefined) document.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true })
  })
  return router
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createScreens>
  }
}
