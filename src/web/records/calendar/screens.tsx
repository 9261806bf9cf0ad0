import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { shellRoute } from '#web/app/root-route.ts'
import { oneOf, recordNumber } from '#web/app/search.ts'
import { civilDay } from '../sessions/periods.ts'
import { type View, views } from './view.ts'

/** Without a day it is today's; without a view the week. */
export type CalendarSearch = { view?: View | undefined; day?: string | undefined; member?: number | undefined }

export const calendarRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/calendar',
  validateSearch: (search: Record<string, unknown>): CalendarSearch => ({
    view: oneOf(views, search.view, undefined),
    day: civilDay(search.day),
    member: recordNumber(search.member),
  }),
  component: lazyRouteComponent(() => import('./calendar.tsx'), 'Calendar'),
})

export const calendarScreens = [calendarRoute] as const
