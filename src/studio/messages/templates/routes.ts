import { route } from '#studio/staff/route.ts'
import { archiveTemplate } from './archive-template.ts'
import { changeTemplate } from './change-template.ts'
import * as templates from './contract.ts'
import { copyTemplate } from './copy-template.ts'
import { createTemplate } from './create-template.ts'
import { deleteTemplate } from './delete-template.ts'
import { previewTemplate } from './preview-template.ts'
import { findTemplates, mergeFieldRows, readTemplate } from './queries.ts'

export const templateRoutes = [
  route(templates.listTemplates, (work, { query }) => findTemplates(work, query)),
  route(templates.readTemplate, (work, { params }) => readTemplate(work, params.id)),
  route(templates.createTemplate, async (work, { body }) => readTemplate(work, await createTemplate(work, body))),
  route(templates.changeTemplate, (work, { params, body }) => changeTemplate(work, params.id, body).then(() => readTemplate(work, params.id))),
  route(templates.copyTemplate, async (work, { params }) => readTemplate(work, await copyTemplate(work, params.id))),
  route(templates.archiveTemplate, (work, { params, body }) => archiveTemplate(work, params.id, body).then(() => readTemplate(work, params.id))),
  route(templates.deleteTemplate, (work, { params, query }) => deleteTemplate(work, params.id, query.version)),
  route(templates.previewTemplate, async (work, { params, query }, deployment) =>
    previewTemplate(work, { ...(await readTemplate(work, params.id)), subject_id: query.subject_id ?? null }, deployment),
  ),
  route(templates.previewText, (work, { body }, deployment) => previewTemplate(work, body, deployment)),
  route(templates.listMergeFields, async (_work, { query }) => mergeFieldRows(query.subject_kind)),
]
