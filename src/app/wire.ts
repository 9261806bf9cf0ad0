import type { FastifyPluginAsync } from 'fastify'
import type { Endpoint } from '#platform/http/endpoint.ts'
import type { ConstraintRefusals } from '#platform/http/refusal-of.ts'
import { controlCenterRoutes } from '#studio/control-center/routes.ts'
import { callDeskRoutes } from '#studio/delivery/call-desk/routes.ts'
import { clientFileRoutes } from '#studio/delivery/client-file/routes.ts'
import { correctionRoutes } from '#studio/delivery/corrections/routes.ts'
import { editRoutes } from '#studio/delivery/edits/routes.ts'
import { impactRoutes } from '#studio/delivery/impact/routes.ts'
import { printRoutes } from '#studio/delivery/letters/routes.ts'
import { deliveryRoutes } from '#studio/delivery/routes.ts'
import { timelineRoutes } from '#studio/delivery/timeline/routes.ts'
import { formRoutes } from '#studio/forms/routes.ts'
import { explainRoutes } from '#studio/matching/explain/routes.ts'
import { matchingRoutes } from '#studio/matching/routes.ts'
import { incomingRoutes } from '#studio/messages/incoming/routes.ts'
import { letterRoutes } from '#studio/messages/letters/routes.ts'
import { paperRoutes } from '#studio/messages/papers/routes.ts'
import { constraintRefusals as messageConstraints } from '#studio/messages/refusals.ts'
import { messageRoutes } from '#studio/messages/routes.ts'
import { senderRoutes } from '#studio/messages/sender/routes.ts'
import { publicRoutes } from '#studio/messages/suppression/public-routes.ts'
import { suppressionRoutes } from '#studio/messages/suppression/routes.ts'
import { addStarterTemplates } from '#studio/messages/templates/add-starter-templates.ts'
import { templateRoutes } from '#studio/messages/templates/routes.ts'
import { automaticRoutes } from '#studio/processing/automatic/routes.ts'
import { backTestRoutes } from '#studio/processing/backtest/routes.ts'
import { causeRoutes } from '#studio/processing/causes/routes.ts'
import { forecastRoutes } from '#studio/processing/forecast/routes.ts'
import { previewRoutes } from '#studio/processing/preview/routes.ts'
import { processingRoutes } from '#studio/processing/routes.ts'
import { appointmentRoutes } from '#studio/records/appointments/routes.ts'
import { calendarRoutes } from '#studio/records/calendar/routes.ts'
import { careRoutes } from '#studio/records/care/routes.ts'
import { clientRoutes } from '#studio/records/clients/routes.ts'
import { constraintRefusals as feedConstraints } from '#studio/records/feeds/refusals.ts'
import { feedRoutes } from '#studio/records/feeds/routes.ts'
import { importRoutes } from '#studio/records/imports/routes.ts'
import { invoiceRoutes } from '#studio/records/invoices/routes.ts'
import { orderRoutes } from '#studio/records/orders/routes.ts'
import { sessionRoutes } from '#studio/records/sessions/routes.ts'
import { statusMoveRoutes } from '#studio/records/status-moves/routes.ts'
import { addFormStatuses } from '#studio/records/statuses/add-form-statuses.ts'
import { statusRoutes } from '#studio/records/statuses/routes.ts'
import { setUpDefaults } from '#studio/records/statuses/set-up-defaults.ts'
import { taskRoutes } from '#studio/records/tasks/routes.ts'
import { vendorRoutes } from '#studio/records/vendors/routes.ts'
import { viewRoutes } from '#studio/records/views/routes.ts'
import { recipeRoutes } from '#studio/rules/recipes/routes.ts'
import { rulesRoutes } from '#studio/rules/routes.ts'
import type { Gate } from '#studio/staff/accounts/gate.ts'
import { accountRoutes, signInEndpoints } from '#studio/staff/accounts/routes.ts'
import { studioEndpoint } from '#studio/staff/accounts/studio-endpoint.ts'
import { memberRoutes } from '#studio/staff/members/routes.ts'
import { openStudio } from '#studio/staff/open-studio.ts'
import { constraintRefusals as staffConstraints } from '#studio/staff/refusals.ts'
import type { StudioRoute } from '#studio/staff/route.ts'
import { staffRoutes } from '#studio/staff/routes.ts'
import { tokenRoutes } from '#studio/staff/tokens/routes.ts'
import type { Work } from '#studio/staff/work.ts'
import { constraintRefusals as triggerConstraints } from '#studio/triggers/refusals.ts'
import { triggerRoutes } from '#studio/triggers/routes.ts'
import { versionRoutes } from '#studio/triggers/versions/routes.ts'

/** Every endpoint of a studio: a slice's routes are added here, in the order of the line. */
export function studioRoutes(gate: Gate): StudioRoute[] {
  return [
    ...accountRoutes(gate),
    ...staffRoutes,
    ...memberRoutes,
    ...tokenRoutes,
    ...clientRoutes,
    ...careRoutes,
    ...sessionRoutes,
    ...invoiceRoutes,
    ...appointmentRoutes,
    ...calendarRoutes,
    ...vendorRoutes,
    ...orderRoutes,
    ...statusRoutes,
    ...statusMoveRoutes,
    ...taskRoutes,
    ...importRoutes,
    ...feedRoutes,
    ...viewRoutes,
    ...messageRoutes,
    ...incomingRoutes,
    ...letterRoutes,
    ...paperRoutes,
    ...templateRoutes,
    ...suppressionRoutes,
    ...senderRoutes,
    ...formRoutes,
    ...triggerRoutes,
    ...versionRoutes,
    ...matchingRoutes,
    ...explainRoutes,
    ...processingRoutes,
    ...causeRoutes,
    ...previewRoutes,
    ...forecastRoutes,
    ...backTestRoutes,
    ...automaticRoutes,
    ...deliveryRoutes,
    ...printRoutes,
    ...callDeskRoutes,
    ...clientFileRoutes,
    ...timelineRoutes,
    ...impactRoutes,
    ...editRoutes,
    ...correctionRoutes,
    ...rulesRoutes,
    ...recipeRoutes,
    ...controlCenterRoutes,
  ]
}

/** Everything below `/api`. */
export function endpoints(gate: Gate): Endpoint[] {
  return [...signInEndpoints(gate), ...studioRoutes(gate).map((route) => studioEndpoint(gate, route))]
}

/** Pages for people who do not sign in. They guard themselves. */
export function pages({ database, deployment }: Gate): FastifyPluginAsync[] {
  return [publicRoutes({ deployment, open: (studioId, actor) => openStudio({ database, deployment, studioId, actor }) })]
}

/** What the database's refusals mean, by constraint. */
export const constraints: ConstraintRefusals = { ...staffConstraints, ...feedConstraints, ...messageConstraints, ...triggerConstraints }

/** What every new studio begins with, besides its owner. */
export async function newStudioDefaults(work: Work): Promise<void> {
  await setUpDefaults(work)
  await addStarterTemplates(work)
  await addFormStatuses(work)
}
