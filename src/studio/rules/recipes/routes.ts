import { route } from '#studio/staff/route.ts'
import * as recipes from './contract.ts'

// Loaded when somebody asks, as the rules of files are (rules/routes.ts).
const queries = () => import('./queries.ts')

export const recipeRoutes = [
  route(recipes.listRecipes, async (work) => (await queries()).findRecipes(work)),
  route(recipes.readRecipe, async (work, { params }, deployment) =>
    (await import('./show-recipe.ts')).showRecipe(work, await (await queries()).findRecipe(params.key), deployment),
  ),
  route(recipes.applyRecipe, async (work, { params }) => (await import('./apply-recipe.ts')).applyRecipe(work, await (await queries()).findRecipe(params.key))),
]
