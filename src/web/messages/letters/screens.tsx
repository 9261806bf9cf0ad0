import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { shellRoute } from '#web/app/root-route.ts'
import { oneOf, recordNumber, text } from '#web/app/search.ts'

export const letterViews = ['waiting', 'batches', 'printed', 'canceled'] as const
export type LetterView = (typeof letterViews)[number]

type Search = { view?: LetterView | undefined; q?: string | undefined; letter?: number | undefined }

export const lettersRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/letters',
  validateSearch: (search: Record<string, unknown>): Search => ({
    view: oneOf(letterViews, search.view, undefined),
    q: text(search.q),
    letter: recordNumber(search.letter),
  }),
  component: lazyRouteComponent(() => import('./letters.tsx'), 'Letters'),
})

export const letterScreens = [lettersRoute] as const
