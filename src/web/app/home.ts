import { createRoute, redirect } from '@tanstack/react-router'
import { shellRoute } from './root-route.ts'

/** The day begins with Process Triggers. */
export const homeRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/',
  beforeLoad: () => {
    redirect({ to: '/process', replace: true, throw: true })
  },
})
