import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import type { ItemView } from '#studio/matching/item.ts'
import { shellRoute } from '#web/app/root-route.ts'
import { oneOf, recordNumber, text } from '#web/app/search.ts'

export const itemViews = ['active', 'held', 'attention', 'missed', 'left', 'done', 'deleted'] as const satisfies readonly ItemView[]

type Search = {
  view?: ItemView | undefined
  q?: string | undefined
  /** The item that is open. */
  item?: number | undefined
  /** The run whose progress and result are shown. */
  run?: number | undefined
}

export const processRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/process',
  validateSearch: (search: Record<string, unknown>): Search => ({
    view: oneOf(itemViews, search.view, undefined),
    q: text(search.q),
    item: recordNumber(search.item),
    run: recordNumber(search.run),
  }),
  component: lazyRouteComponent(() => import('./process-triggers.tsx'), 'ProcessTriggers'),
})

export const processingScreens = [processRoute] as const
