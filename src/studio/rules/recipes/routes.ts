import { route } from '#studio/staff/route.ts'
import { applyRecipe } from './apply-recipe.ts'
import * as recipes from './contract.ts'
import { findRecipe, findRecipes } from './queries.ts'
import { showRecipe } from './show-recipe.ts'

export const recipeRoutes = [
  route(recipes.listRecipes, (work) => findRecipes(work)),
  route(recipes.readRecipe, async (work, { params }, deployment) => showRecipe(work, await findRecipe(params.key), deployment)),
  route(recipes.applyRecipe, async (work, { params }) => applyRecipe(work, await findRecipe(params.key))),
]
