import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { type Purpose, purposes } from '#studio/messages/communication.ts'
import { type SubjectKind, subjectKinds } from '#studio/messages/rendering/merge-fields.ts'
import { shellRoute } from '#web/app/root-route.ts'
import { flag, oneOf, recordNumber, text } from '#web/app/search.ts'

type Search = {
  q?: string | undefined
  kind?: SubjectKind | undefined
  purpose?: Purpose | undefined
  archived?: true | undefined
}

export const templatesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/templates',
  validateSearch: (search: Record<string, unknown>): Search => ({
    q: text(search.q),
    kind: oneOf(subjectKinds, search.kind, undefined),
    purpose: oneOf(purposes, search.purpose, undefined),
    archived: flag(search.archived),
  }),
  component: lazyRouteComponent(() => import('./templates.tsx'), 'Templates'),
})

export const newTemplateRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/templates/new',
  component: lazyRouteComponent(() => import('./new-template.tsx'), 'NewTemplate'),
})

export const templateRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/templates/$id',
  params: { parse: ({ id }) => ({ id: recordNumber(id) ?? 0 }), stringify: ({ id }) => ({ id: String(id) }) },
  component: lazyRouteComponent(() => import('./template-editor.tsx'), 'TemplateEditor'),
})

export const templateScreens = [templatesRoute, newTemplateRoute, templateRoute] as const
