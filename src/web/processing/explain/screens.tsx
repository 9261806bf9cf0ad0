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
  /** With trigger and record: the one of its occurrences that is asked about; an item is one too. */
  occurrence?: string | undefined
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
    occurrence: text(search.occurrence),
    q: text(search.q),
  }),
  component: lazyRouteComponent(() => import('./explain-page.tsx'), 'ExplainPage'),
})

export const explainScreens = [explainRoute] as const
