import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { shellRoute } from '#web/app/root-route.ts'
import { flag, oneOf, recordNumber, text } from '#web/app/search.ts'

export const taskViews = ['open', 'done', 'canceled'] as const
export type TaskView = (typeof taskViews)[number]

export type TaskSearch = {
  view?: TaskView | undefined
  q?: string | undefined
  mine?: true | undefined
  member?: number | undefined
  department?: number | undefined
  type?: number | undefined
  status?: number | undefined
  hide?: string | undefined
  /** The opened one. */
  task?: number | 'new' | undefined
}

export const tasksRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/tasks',
  validateSearch: (search: Record<string, unknown>): TaskSearch => ({
    view: oneOf(taskViews, search.view, undefined),
    q: text(search.q),
    mine: flag(search.mine),
    member: recordNumber(search.member),
    department: recordNumber(search.department),
    type: recordNumber(search.type),
    status: recordNumber(search.status),
    hide: text(search.hide),
    task: search.task === 'new' ? 'new' : recordNumber(search.task),
  }),
  component: lazyRouteComponent(() => import('./tasks.tsx'), 'Tasks'),
})

export const taskScreens = [tasksRoute] as const
