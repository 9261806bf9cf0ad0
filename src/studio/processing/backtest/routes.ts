import { openRoute } from '#studio/staff/route.ts'
import * as contracts from './contract.ts'
import { showBackTest } from './show-back-test.ts'

export const backTestRoutes = [openRoute(contracts.backTest, (studio, { body }) => showBackTest(studio, body))]
