import { route } from '#studio/staff/route.ts'
import { changeStatusSetup } from './change-status-setup.ts'
import { changeType } from './change-type.ts'
import * as setup from './contract.ts'
import { createStatus } from './create-status.ts'
import { createType } from './create-type.ts'
import { deleteStatus } from './delete-status.ts'
import { deleteType } from './delete-type.ts'
import { orderSetup } from './order-setup.ts'
import { listStatuses, listTypes, readStatus, readType } from './queries.ts'

export const statusRoutes = [
  route(setup.listStatuses, (work, { query }) => listStatuses(work, query)),
  route(setup.readStatus, (work, { params }) => readStatus(work, params.id)),
  route(setup.createStatus, async (work, { body }) => readStatus(work, await createStatus(work, body))),
  route(setup.changeStatusSetup, (work, { params, body }) => changeStatusSetup(work, params.id, body).then(() => readStatus(work, params.id))),
  route(setup.deleteStatus, (work, { params }) => deleteStatus(work, params.id).then(() => ({ done: true as const }))),
  route(setup.orderStatuses, (work, { body }) => orderSetup(work, 'status', { type_id: null, ...body }).then(() => listStatuses(work, body))),
  route(setup.listTypes, (work, { query }) => listTypes(work, query.subject_kind)),
  route(setup.readType, (work, { params }) => readType(work, params.id)),
  route(setup.createType, async (work, { body }) => readType(work, await createType(work, body))),
  route(setup.changeType, (work, { params, body }) => changeType(work, params.id, body).then(() => readType(work, params.id))),
  route(setup.deleteType, (work, { params }) => deleteType(work, params.id).then(() => ({ done: true as const }))),
  route(setup.orderTypes, (work, { body }) => orderSetup(work, 'type', body).then(() => listTypes(work, body.subject_kind))),
]
