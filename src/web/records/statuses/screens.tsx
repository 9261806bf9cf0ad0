import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { type SubjectKind, subjectKinds } from '#studio/records/subject.ts'
import { shellRoute } from '#web/app/root-route.ts'
import { oneOf, recordNumber } from '#web/app/search.ts'

/** In the order in which the screen offers them. */
export const setupKinds = ['session', 'client', 'appointment', 'invoice', 'production_order', 'preproduction_order', 'task'] as const satisfies SubjectKind[]

/** `part`: the types of the kind instead of its statuses. `type`: whose statuses, where each type has its own. `open`: whose form is open. */
export type SetupSearch = { kind?: SubjectKind | undefined; part?: 'types' | undefined; type?: number | undefined; open?: number | 'new' | undefined }

export const statusesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/settings/statuses',
  validateSearch: (search: Record<string, unknown>): SetupSearch => {
    const kind = oneOf(setupKinds, search.kind, undefined)
    return {
      kind,
      part: subjectKinds[kind ?? 'session'].hasTypes ? oneOf(['types'], search.part, undefined) : undefined,
      type: recordNumber(search.type),
      open: search.open === 'new' ? 'new' : recordNumber(search.open),
    }
  },
  component: lazyRouteComponent(() => import('./statuses.tsx'), 'Statuses'),
})

export const statusScreens = [statusesRoute] as const
