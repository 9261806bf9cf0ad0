import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { shellRoute } from '#web/app/root-route.ts'
import { recordNumber } from '#web/app/search.ts'

export const importRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/import',
  component: lazyRouteComponent(() => import('./import.tsx'), 'Import'),
})

export const importRunRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/import/$id',
  params: { parse: ({ id }) => ({ id: recordNumber(id) ?? 0 }), stringify: ({ id }) => ({ id: String(id) }) },
  component: lazyRouteComponent(() => import('./import-run.tsx'), 'ImportRun'),
})

export const importScreens = [importRoute, importRunRoute] as const
