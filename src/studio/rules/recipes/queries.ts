import type { Output } from '#platform/http/contract.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Work } from '#studio/staff/work.ts'
import { sameName } from '../setup.ts'
import type { listRecipes, RecipeCard } from './contract.ts'
import { loadRecipes } from './load-recipes.ts'
import { makesWords, type Recipe } from './recipe.ts'

/** Every recipe, by set. */
export async function findRecipes(work: Work): Promise<Output<typeof listRecipes>> {
  const names = await work.db.selectFrom('trigger').select('description').where('archived_at', 'is', null).execute()
  return { rows: (await loadRecipes()).map((recipe) => cardOf(recipe, names)) }
}

/** Refuses a key that no recipe has. */
export async function findRecipe(key: string): Promise<Recipe> {
  const recipe = (await loadRecipes()).find((one) => one.key === key)
  if (recipe === undefined)
    throw new Refusal('not-found', 'no-such-recipe', `There is no recipe “${key}”. The gallery, and “hotshoe recipes list”, name those there are.`)
  return recipe
}

/** How the gallery shows it. */
export function cardOf(recipe: Recipe, standing: readonly { description: string }[]): RecipeCard {
  const { key, set, title, summary, who, rules } = recipe
  const triggers = rules.triggers ?? []
  const there = triggers.filter(({ name }) => standing.some(({ description }) => sameName(description, name))).length
  return { key, set, title, summary, who, makes: makesWords(recipe), triggers: triggers.length, there }
}
