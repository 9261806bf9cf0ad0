import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { shellRoute } from '#web/app/root-route.ts'
import { flag, oneOf, recordNumber, text } from '#web/app/search.ts'

export const taskViews = ['open', 'done', 'canceled'] as const
export type TaskView = (typeof taskViews)[number]

type Search = { view?: TaskView | undefined; q?: string | undefined; mine?: true | undefined; task?: number | 'new' | undefined }

export const tasksRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/tasks',
  validateSearch: (search: Record<string, unknown>): Search => ({
    view: oneOf(taskViews, search.view, undefined),
    q: text(search.q),
    mine: flag(search.mine),
    task: search.task === 'new' ? 'new' : recordNumber(search.task),
  }),
  component: lazyRouteComponent(() => import('./tasks.tsx'), 'Tasks'),
})

export const taskScreens = [tasksRoute] as const
