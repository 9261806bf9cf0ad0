import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { type TriggerSubject, triggerSubjectKeys } from '#studio/triggers/subjects.ts'
import { shellRoute } from '#web/app/root-route.ts'
import { oneOf, recordNumber, text } from '#web/app/search.ts'

type Search = {
  trigger?: number | undefined
  /** The record, by kind and number. */
  kind?: TriggerSubject | undefined
  id?: number | undefined
  /** What was made: then its causes are told. */
  message?: number | undefined
  task?: number | undefined
  item?: number | undefined
  q?: string | undefined
}

export const explainRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/explain',
  validateSearch: (search: Record<string, unknown>): Search => ({
    trigger: recordNumber(search.trigger),
    kind: oneOf(triggerSubjectKeys, search.kind, undefined),
    id: recordNumber(search.id),
    message: recordNumber(search.message),
    task: recordNumber(search.task),
    item: recordNumber(search.item),
    q: text(search.q),
  }),
  component: lazyRouteComponent(() => import('./explain-page.tsx'), 'ExplainPage'),
})

export const explainScreens = [explainRoute] as const
