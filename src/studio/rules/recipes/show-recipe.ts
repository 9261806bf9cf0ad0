import type { Output } from '#platform/http/contract.ts'
import { loadStudioData } from '#studio/messages/load-merge-data.ts'
import type { Deployment, Work } from '#studio/staff/work.ts'
import { readStanding } from '../read-standing.ts'
import { sameName } from '../setup.ts'
import type { readRecipe } from './contract.ts'
import { cardOf } from './queries.ts'
import type { Recipe } from './recipe.ts'
import { recipeParts } from './recipe-parts.ts'
import { ruleMessages } from './rule-messages.ts'
import { ruleSentence } from './rule-sentence.ts'

/** The triggers of a recipe as people read them, with what they would send to a record that is not there, and what of it is new here. */
export async function showRecipe(work: Work, recipe: Recipe, { publicUrl }: Deployment): Promise<Output<typeof readRecipe>> {
  const { templates = [], triggers = [], tests = [] } = recipe.rules
  const around = { templates, studio: await loadStudioData(work), unsubscribeUrl: `${publicUrl}/u/preview` }
  const standing = await readStanding(work)
  const rules = triggers.map((rule) => {
    const found = standing.triggers.find(({ description }) => sameName(description, rule.name))
    return { name: rule.name, sentence: ruleSentence(rule), trigger_id: found?.id ?? null, active: found?.active ?? false, steps: ruleMessages(rule, around) }
  })
  return { ...cardOf(recipe, standing.triggers), rules, parts: recipeParts(recipe.rules, standing.rules), tests: tests.map(({ name }) => name) }
}
