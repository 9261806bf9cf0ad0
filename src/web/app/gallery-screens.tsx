import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { shellRoute } from '#web/app/root-route.ts'
import { text } from '#web/app/search.ts'

/** The shared parts, for those who build screens. Not in the menu. */
export const galleryRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/gallery',
  validateSearch: (search: Record<string, unknown>): { q?: string | undefined } => ({ q: text(search.q) }),
  component: lazyRouteComponent(() => import('./gallery.tsx'), 'Gallery'),
})

export const galleryScreens = [galleryRoute] as const
