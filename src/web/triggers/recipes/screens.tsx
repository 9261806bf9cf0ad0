import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { shellRoute } from '#web/app/root-route.ts'

export const recipesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/recipes',
  component: lazyRouteComponent(() => import('./recipes.tsx'), 'Recipes'),
})

export const recipeRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/recipes/$key',
  component: lazyRouteComponent(() => import('./recipe.tsx'), 'Recipe'),
})

export const recipeScreens = [recipesRoute, recipeRoute] as const
