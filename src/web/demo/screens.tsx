import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { shellRoute } from '#web/app/root-route.ts'
import { recordNumber } from '#web/app/search.ts'

type Search = { mail?: number | undefined }

export const mailboxRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/mailbox',
  validateSearch: (search: Record<string, unknown>): Search => ({ mail: recordNumber(search.mail) }),
  component: lazyRouteComponent(() => import('./mailbox.tsx'), 'Mailbox'),
})

export const demoScreens = [mailboxRoute] as const
