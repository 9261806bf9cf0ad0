import { type Static, Type } from 'typebox'
import { byId, contract, instant, nullable, page, paging } from '#platform/http/contract.ts'
import { actorSchema } from '#studio/staff/actor.ts'
import { line, strict } from '../reference.ts'
import { importedKindSchema } from './imported-kind.ts'

export const importModes = {
  history: { label: 'History', says: 'The past as it was: nothing already past fires for what this file creates.' },
  news: { label: 'News', says: 'Acts like people editing: what is new here may fire triggers.' },
} as const
export type ImportMode = keyof typeof importModes
const mode = Type.Enum(['history', 'news'])
const dateOrder = Type.Enum(['mdy', 'dmy', 'ymd'])

/** The longest file that is taken, in characters. */
export const longestFile = 20 * 1024 * 1024

const readAs = { kind: importedKindSchema, mode, date_order: dateOrder }
const counts = {
  rows_read: Type.Integer(),
  created: Type.Integer(),
  changed: Type.Integer(),
  unchanged: Type.Integer(),
  refused: Type.Integer({ description: 'Rows; a row may have several wrong cells' }),
  ignored_columns: Type.Array(Type.String()),
  remarks: Type.Array(Type.String({ description: 'Sentences: statuses that were made, dates that look odd, …' })),
}

export const importRun = Type.Object({
  id: Type.Integer(),
  ...readAs,
  file_name: Type.String(),
  state: Type.Enum(['running', 'done', 'failed']),
  ...counts,
  error: nullable(Type.String({ description: 'Why it failed, and what to do' })),
  actor: actorSchema,
  started_at: instant,
  finished_at: nullable(instant),
})
export type ImportRun = Static<typeof importRun>

export const importRefusal = Type.Object({
  line: Type.Integer({ description: 'The line of the file on which the row starts, the header being line 1' }),
  column: Type.String(),
  value: Type.String(),
  reason: Type.String(),
})
export type ImportRefusal = Static<typeof importRefusal>

const importPreview = Type.Object({ ...readAs, ...counts, refusals: Type.Array(importRefusal, { description: 'The first hundred wrong cells' }) })
export type ImportPreview = Static<typeof importPreview>

const newImport = Type.Object(
  {
    kind: importedKindSchema,
    mode: Type.Optional({ ...mode, description: 'Left out: history for the first file of a kind, then news' }),
    file_name: line,
    content: Type.String({ maxLength: longestFile, description: 'The text of the CSV file' }),
    date_order: Type.Optional({ ...dateOrder, description: 'Left out: the studio’s' }),
  },
  strict,
)
export type NewImport = Static<typeof newImport>

export const startImport = contract({
  method: 'POST',
  path: '/imports',
  permission: 'imports.write',
  summary: 'Reads a CSV file of clients or sessions. Answers when it is done; the same file again changes nothing.',
  body: newImport,
  response: importRun,
  bodyLimit: 3 * longestFile,
})

export const previewImport = contract({
  method: 'POST',
  path: '/imports/preview',
  permission: 'imports.write',
  summary: 'What an import of this file would make, change, leave and refuse. Nothing is kept.',
  body: newImport,
  response: importPreview,
  bodyLimit: 3 * longestFile,
})

export const listImports = contract({
  method: 'GET',
  path: '/imports',
  permission: 'records.read',
  summary: 'The files that were read, newest first.',
  query: Type.Object(paging),
  response: page(importRun),
})

export const readImport = contract({
  method: 'GET',
  path: '/imports/:id',
  permission: 'records.read',
  summary: 'One file that was read.',
  params: byId,
  response: importRun,
})

export const listRefusals = contract({
  method: 'GET',
  path: '/imports/:id/refusals',
  permission: 'records.read',
  summary: 'The cells that could not be taken, by line, with their reasons.',
  params: byId,
  query: Type.Object(paging),
  response: page(importRefusal),
})

export const readImportDefaults = contract({
  method: 'GET',
  path: '/imports/defaults',
  permission: 'records.read',
  summary: 'What an upload without mode and date order would use.',
  response: Type.Object({ modes: Type.Object({ client: mode, session: mode }), date_order: dateOrder }),
})
