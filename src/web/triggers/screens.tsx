import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { type Channel, channelKeys } from '#studio/triggers/channels.ts'
import { type TriggerSubject, triggerSubjectKeys } from '#studio/triggers/subjects.ts'
import { shellRoute } from '#web/app/root-route.ts'
import { oneOf, recordNumber, text } from '#web/app/search.ts'
import { type EditorTab, readTab } from './trigger-form.ts'

export const triggerViews = ['on', 'off', 'deleted'] as const
export type TriggerView = (typeof triggerViews)[number]

type Search = {
  q?: string | undefined
  /** Undefined: all that are not deleted. */
  view?: TriggerView | undefined
  status?: number | undefined
  type?: number | undefined
  subject?: TriggerSubject | undefined
  channel?: Channel | undefined
  /** The tree by subject and status instead of the one list. */
  as?: 'tree' | undefined
}

export const triggersRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/triggers',
  validateSearch: (search: Record<string, unknown>): Search => ({
    q: text(search.q),
    view: oneOf(triggerViews, search.view, undefined),
    status: recordNumber(search.status),
    type: recordNumber(search.type),
    subject: oneOf(triggerSubjectKeys, search.subject, undefined),
    channel: oneOf(channelKeys, search.channel, undefined),
    as: oneOf(['tree'], search.as, undefined),
  }),
  component: lazyRouteComponent(() => import('./triggers.tsx'), 'Triggers'),
})

export const triggerRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/triggers/$id',
  params: { parse: ({ id }) => ({ id: recordNumber(id) ?? 0 }), stringify: ({ id }) => ({ id: String(id) }) },
  validateSearch: (search: Record<string, unknown>): { tab?: EditorTab | undefined } => ({ tab: readTab(search.tab) }),
  component: lazyRouteComponent(() => import('./trigger-editor.tsx'), 'TriggerEditor'),
})

export const triggerScreens = [triggersRoute, triggerRoute] as const
