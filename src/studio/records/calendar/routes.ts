import { route } from '#studio/staff/route.ts'
import { readCalendar } from './contract.ts'
import { findEntries } from './queries.ts'

export const calendarRoutes = [route(readCalendar, (work, { query }) => findEntries(work, query))]
