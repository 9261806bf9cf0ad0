import { openRoute, route } from '#studio/staff/route.ts'
import * as contracts from './contract.ts'
import { readForecast } from './read-forecast.ts'
import { readTotals } from './read-totals.ts'
import { showMessage } from './show-message.ts'

export const forecastRoutes = [
  route(contracts.readForecast, (work, { query }, deployment) => readForecast(work, query, deployment)),
  route(contracts.readForecastTotals, (work, { query }, deployment) => readTotals(work, query, deployment)),
  openRoute(contracts.readForecastMessage, (studio, { query }) => showMessage(studio, query)),
]
