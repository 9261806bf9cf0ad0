import { type Static, Type } from 'typebox'
import { byId, contract, done, instant, nullable, page, paging } from '#platform/http/contract.ts'
import { actorSchema } from '#studio/staff/actor.ts'
import { purposes } from '../communication.ts'
import { subjectKinds } from '../rendering/merge-fields.ts'

const id = Type.Integer({ minimum: 1 })
const version = Type.Integer({ minimum: 1 })
const purpose = Type.Enum(purposes)

const templateFields = {
  name: Type.String({ minLength: 1, maxLength: 200 }),
  subject_kind: Type.Enum(subjectKinds),
  purpose,
  subject: Type.String({ maxLength: 1000 }),
  body: Type.String({ maxLength: 200_000 }),
}
export const templateRow = Type.Object({
  id,
  name: Type.String(),
  subject_kind: Type.Enum(subjectKinds),
  purpose,
  subject: Type.String(),
  archived_at: nullable(instant),
  updated_at: instant,
  updated_by: nullable(actorSchema),
  version,
})
export const templateSchema = Type.Object({ ...templateRow.properties, body: Type.String() })
const previewSchema = Type.Object({
  subject: Type.String(),
  html: Type.String(),
  plain: Type.String(),
  /** Why it could not be sent like this, as a sentence; null when it could. */
  problem: nullable(Type.String()),
  /** Fields without a value for this record; the preview shows their labels in their places. */
  empty_fields: Type.Array(Type.String()),
})

export const listTemplates = contract({
  method: 'GET',
  path: '/templates',
  permission: 'setup.read',
  summary: 'Templates by name.',
  query: Type.Object({
    search: Type.Optional(Type.String({ maxLength: 200 })),
    subject_kind: Type.Optional(Type.Enum(subjectKinds)),
    purpose: Type.Optional(purpose),
    archived: Type.Optional(Type.Boolean({ default: false })),
    ...paging,
  }),
  response: page(templateRow),
})
export const readTemplate = contract({
  method: 'GET',
  path: '/templates/:id',
  permission: 'setup.read',
  summary: 'One template.',
  params: byId,
  response: templateSchema,
})
export const createTemplate = contract({
  method: 'POST',
  path: '/templates',
  permission: 'setup.write',
  summary: 'Saves a new template; fields and conditions are checked.',
  body: Type.Object(templateFields),
  response: templateSchema,
})
export const changeTemplate = contract({
  method: 'PATCH',
  path: '/templates/:id',
  permission: 'setup.write',
  summary: 'Changes a template. Its subject kind stays.',
  params: byId,
  body: Type.Object({
    version,
    name: Type.Optional(templateFields.name),
    purpose: Type.Optional(purpose),
    subject: Type.Optional(templateFields.subject),
    body: Type.Optional(templateFields.body),
  }),
  response: templateSchema,
})
export const copyTemplate = contract({
  method: 'POST',
  path: '/templates/:id/copies',
  permission: 'setup.write',
  summary: 'Makes a copy under a free name.',
  params: byId,
  response: templateSchema,
})
export const archiveTemplate = contract({
  method: 'PUT',
  path: '/templates/:id/archived',
  permission: 'setup.write',
  summary: 'Puts a template away, or back. A trigger that uses it is flagged.',
  params: byId,
  body: Type.Object({ archived: Type.Boolean(), version }),
  response: templateSchema,
})
export const deleteTemplate = contract({
  method: 'DELETE',
  path: '/templates/:id',
  permission: 'setup.write',
  summary: 'Deletes a template for good. Refused while a trigger uses it; what was written from it stays.',
  params: byId,
  query: Type.Object({ version }),
  response: done,
})
export const previewTemplate = contract({
  method: 'GET',
  path: '/templates/:id/preview',
  permission: 'setup.read',
  summary: 'A saved template as a given record’s client would read it; without a record, with samples.',
  params: byId,
  query: Type.Object({ subject_id: Type.Optional(id) }),
  response: previewSchema,
})
export const previewText = contract({
  method: 'POST',
  path: '/template-previews',
  permission: 'setup.read',
  summary: 'The same for a text that is not saved.',
  body: Type.Object({
    subject_kind: Type.Enum(subjectKinds),
    purpose,
    subject: templateFields.subject,
    body: templateFields.body,
    subject_id: Type.Optional(nullable(id)),
  }),
  response: previewSchema,
})
export const listMergeFields = contract({
  method: 'GET',
  path: '/merge-fields',
  permission: 'setup.read',
  summary: 'The fields a template may use.',
  query: Type.Object({ subject_kind: Type.Optional(Type.Enum(subjectKinds)) }),
  response: Type.Object({
    rows: Type.Array(Type.Object({ name: Type.String(), label: Type.String(), sample: Type.String(), on: Type.Array(Type.Enum(subjectKinds)) })),
  }),
})

export type NewTemplate = Static<typeof createTemplate.body>
export type TemplateChange = Static<typeof changeTemplate.body>
export type Preview = Static<typeof previewSchema>
export type Previewable = Static<typeof previewText.body>
