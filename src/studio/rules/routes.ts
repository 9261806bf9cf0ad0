import { strictSchema } from '#platform/http/strict-schema.ts'
import { openRoute, route } from '#studio/staff/route.ts'
import { compareRules } from './compare-rules.ts'
import * as contract from './contract.ts'
import { rulesSchema } from './format.ts'
import { readStanding } from './read-standing.ts'
import { rulesYaml } from './rules-yaml.ts'
import { takeRules } from './take-rules.ts'
import { tryRules } from './trying/try-rules.ts'

export const rulesRoutes = [
  route(contract.readRules, async (work) => ({ text: rulesYaml((await readStanding(work)).rules) })),
  openRoute(contract.readRulesSchema, async () => ({ schema: strictSchema(rulesSchema) })),
  openRoute(contract.compareRules, (studio, { body }) => compareRules(studio, body)),
  route(contract.applyRules, (work, { body }) => takeRules(work, body)),
  openRoute(contract.testRules, (studio, { body }, signal) => tryRules(studio, body.text, signal)),
]
