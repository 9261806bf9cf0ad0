import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { shellRoute } from '#web/app/root-route.ts'
import { oneOf, recordNumber, text } from '#web/app/search.ts'
import { civilDay } from '#web/records/sessions/periods.ts'
import { type Channel, channels, type Looks, looks, type Span, spanOf } from './span.ts'

/** Without anything it is the list of the next 30 days. */
export type ForecastSearch = {
  as?: Looks | undefined
  days?: Span | undefined
  trigger?: number | undefined
  client?: number | undefined
  channel?: Channel | undefined
  /** The day one is at in the calendar. */
  day?: string | undefined
  /** The entry that is open, by its name (entry-name.ts). */
  entry?: string | undefined
}

export const forecastRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/forecast',
  validateSearch: (search: Record<string, unknown>): ForecastSearch => ({
    as: oneOf(looks, search.as, undefined),
    days: spanOf(search.days),
    trigger: recordNumber(search.trigger),
    client: recordNumber(search.client),
    channel: oneOf(channels, search.channel, undefined),
    day: civilDay(search.day),
    entry: text(search.entry),
  }),
  component: lazyRouteComponent(() => import('./forecast.tsx'), 'Forecast'),
})

export const forecastScreens = [forecastRoute] as const
