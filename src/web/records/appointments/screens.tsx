import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { shellRoute } from '#web/app/root-route.ts'
import { flag, oneOf, recordNumber, text } from '#web/app/search.ts'
import type { DatedSearch } from '../sessions/period-filters.tsx'
import { civilDay } from '../sessions/periods.ts'

export type AppointmentSearch = DatedSearch & {
  q?: string | undefined
  status?: number | undefined
  type?: number | undefined
  member?: number | undefined
  archived?: true | undefined
  hide?: string | undefined
}

export const appointmentsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/appointments',
  validateSearch: (search: Record<string, unknown>): AppointmentSearch => ({
    q: text(search.q),
    status: recordNumber(search.status),
    type: recordNumber(search.type),
    member: recordNumber(search.member),
    span: oneOf(['all'], search.span, undefined),
    from: civilDay(search.from),
    to: civilDay(search.to),
    order: oneOf(['earliest', 'latest'], search.order, undefined),
    archived: flag(search.archived),
    hide: text(search.hide),
  }),
  component: lazyRouteComponent(() => import('./appointments.tsx'), 'Appointments'),
})

type Around = { client?: number | undefined; session?: number | undefined; day?: string | undefined }

export const newAppointmentRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/appointments/new',
  validateSearch: (search: Record<string, unknown>): Around => ({
    client: recordNumber(search.client),
    session: recordNumber(search.session),
    day: civilDay(search.day),
  }),
  component: lazyRouteComponent(() => import('./new-appointment.tsx'), 'NewAppointment'),
})

export const appointmentRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/appointments/$id',
  params: { parse: ({ id }) => ({ id: recordNumber(id) ?? 0 }), stringify: ({ id }) => ({ id: String(id) }) },
  component: lazyRouteComponent(() => import('./appointment-page.tsx'), 'AppointmentPage'),
})

export const editAppointmentRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/appointments/$id/edit',
  params: { parse: ({ id }) => ({ id: recordNumber(id) ?? 0 }), stringify: ({ id }) => ({ id: String(id) }) },
  component: lazyRouteComponent(() => import('./edit-appointment.tsx'), 'EditAppointment'),
})

export const appointmentScreens = [appointmentsRoute, newAppointmentRoute, appointmentRoute, editAppointmentRoute] as const
