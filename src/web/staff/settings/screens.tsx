import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { shellRoute } from '#web/app/root-route.ts'
import { flag, text } from '#web/app/search.ts'

const getParentRoute = () => shellRoute

export const settingsRoute = createRoute({
  getParentRoute,
  path: '/settings',
  component: lazyRouteComponent(() => import('./settings.tsx'), 'Settings'),
})

export const studioSettingsRoute = createRoute({
  getParentRoute,
  path: '/settings/studio',
  component: lazyRouteComponent(() => import('./studio-settings.tsx'), 'StudioSettings'),
})

export const senderRoute = createRoute({
  getParentRoute,
  path: '/settings/email',
  component: lazyRouteComponent(() => import('./sender-settings.tsx'), 'SenderSettings'),
})

export const peopleRoute = createRoute({
  getParentRoute,
  path: '/settings/people',
  validateSearch: (search: Record<string, unknown>): { left?: true | undefined; archived?: true | undefined } => ({
    left: flag(search.left),
    archived: flag(search.archived),
  }),
  component: lazyRouteComponent(() => import('./people.tsx'), 'People'),
})

export const suppressionsRoute = createRoute({
  getParentRoute,
  path: '/settings/suppression',
  validateSearch: (search: Record<string, unknown>): { q?: string | undefined; lifted?: true | undefined } => ({
    q: text(search.q),
    lifted: flag(search.lifted),
  }),
  component: lazyRouteComponent(() => import('./suppressions.tsx'), 'Suppressions'),
})

export const tokensRoute = createRoute({
  getParentRoute,
  path: '/settings/tokens',
  component: lazyRouteComponent(() => import('./tokens.tsx'), 'Tokens'),
})

export const settingScreens = [settingsRoute, studioSettingsRoute, senderRoute, peopleRoute, suppressionsRoute, tokensRoute] as const
