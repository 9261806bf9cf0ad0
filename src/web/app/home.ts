import { createRoute, redirect } from '@tanstack/react-router'
import { Nowhere } from './dead-ends.tsx'
import { shellRoute } from './root-route.ts'

/** The day begins with Process Triggers. */
export const homeRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/',
  beforeLoad: () => {
    redirect({ to: '/process', replace: true, throw: true })
  },
})

/** An address nobody knows, within the house: the menu leads on from there. */
export const nowhereRoute = createRoute({ getParentRoute: () => shellRoute, path: '$', component: Nowhere })
