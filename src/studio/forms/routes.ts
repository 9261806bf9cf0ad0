import { route } from '#studio/staff/route.ts'
import { changeWebFormStatus } from './change-web-form-status.ts'
import * as forms from './contract.ts'
import { createWebForm } from './create-web-form.ts'
import { findWebForms, listFormStatuses, readWebForm } from './queries.ts'

export const formRoutes = [
  route(forms.listWebForms, (work, { query }) => findWebForms(work, query)),
  route(forms.listFormStatuses, (work) => listFormStatuses(work)),
  route(forms.readWebForm, (work, { params }) => readWebForm(work, params.id)),
  route(forms.createWebForm, async (work, { body }) => readWebForm(work, await createWebForm(work, body))),
  route(forms.changeWebFormStatus, (work, { params, body }) => changeWebFormStatus(work, params.id, body).then(() => readWebForm(work, params.id))),
]
