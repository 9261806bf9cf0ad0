import { openRoute, route } from '#studio/staff/route.ts'
import * as contracts from './contract.ts'
import { exportForecast } from './export-forecast.ts'
import { readChannels } from './read-channels.ts'
import { readForecast } from './read-forecast.ts'
import { readTotals } from './read-totals.ts'
import { showMessage } from './show-message.ts'

export const forecastRoutes = [
  route(contracts.readForecast, (work, { query }, deployment) => readForecast(work, query, deployment)),
  route(contracts.readForecastTotals, (work, { query }) => readTotals(work, query)),
  openRoute(contracts.readForecastChannels, (studio, { query }, signal) => readChannels(studio, query, { signal })),
  openRoute(contracts.exportForecast, (studio, { query }, signal) => exportForecast(studio, query, signal)),
  openRoute(contracts.readForecastMessage, (studio, { query }) => showMessage(studio, query)),
]
