import { openRoute, route } from '#studio/staff/route.ts'
import * as contract from './contract.ts'

// What answers is loaded when somebody asks: it is a tenth of the whole program, and each command of a morning would wait for it.
export const rulesRoutes = [
  route(contract.readRules, async (work) => (await import('./write-rules.ts')).writeRules(work)),
  openRoute(contract.readRulesSchema, async () => (await import('./show-schema.ts')).showSchema()),
  openRoute(contract.compareRules, async (studio, { body }) => (await import('./compare-rules.ts')).compareRules(studio, body)),
  route(contract.applyRules, async (work, { body }) => (await import('./take-rules.ts')).takeRules(work, body)),
  openRoute(contract.testRules, async (studio, { body }, signal) => (await import('./trying/try-rules.ts')).tryRules(studio, body.text, { signal })),
]
