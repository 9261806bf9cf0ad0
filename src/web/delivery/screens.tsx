import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { shellRoute } from '#web/app/root-route.ts'
import { oneOf, recordNumber, text } from '#web/app/search.ts'

export const messageViews = ['all', 'waiting', 'sent', 'trouble', 'in-doubt', 'recalled'] as const
export type MessageView = (typeof messageViews)[number]

type Search = { view?: MessageView | undefined; q?: string | undefined; message?: number | undefined }

export const messagesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/messages',
  validateSearch: (search: Record<string, unknown>): Search => ({
    view: oneOf(messageViews, search.view, undefined),
    q: text(search.q),
    message: recordNumber(search.message),
  }),
  component: lazyRouteComponent(() => import('./messages.tsx'), 'Messages'),
})

export const deliveryScreens = [messagesRoute] as const
