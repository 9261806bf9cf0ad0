import { route } from '#studio/staff/route.ts'
import { archiveRecord } from '../archive-record.ts'
import { changeStatus } from '../statuses/change-status.ts'
import { readHistory } from '../statuses/read-history.ts'
import { changeAppointment } from './change-appointment.ts'
import * as appointments from './contract.ts'
import { createAppointment } from './create-appointment.ts'
import { keptAppointments } from './keep-appointments.ts'
import { findAppointments, readAppointment } from './queries.ts'

export const appointmentRoutes = [
  route(appointments.listAppointments, (work, { query }) => findAppointments(work, query)),
  route(appointments.readAppointment, (work, { params }) => readAppointment(work, params.id)),
  route(appointments.createAppointment, async (work, { body }) => readAppointment(work, await createAppointment(work, body))),
  route(appointments.changeAppointment, (work, { params, body }) => changeAppointment(work, params.id, body).then(() => readAppointment(work, params.id))),
  route(appointments.archiveAppointment, (work, { params, body }) =>
    archiveRecord(work, keptAppointments, { ...params, ...body }).then(() => readAppointment(work, params.id)),
  ),
  route(appointments.changeAppointmentStatus, (work, { params, body }) =>
    changeStatus(work, keptAppointments, { ...params, ...body }).then(() => readAppointment(work, params.id)),
  ),
  route(appointments.readAppointmentHistory, (work, { params, query }) => readHistory(work, { subjectKind: 'appointment', subjectId: params.id }, query)),
]
