import { type Static, Type } from 'typebox'
import { byId, contract, done, instant, nullable, page, paging } from '#platform/http/contract.ts'
import { actorSchema } from '#studio/staff/actor.ts'
import { line, noReference, strict } from '../reference.ts'
import { type ImportedKind, importedKindSchema, importedKinds } from './imported-kind.ts'

export const importModes = {
  history: { label: 'History', says: 'The past as it was: nothing already past fires for what this file creates.' },
  news: { label: 'News', says: 'Acts like people editing: what is new here may fire triggers.' },
} as const
export type ImportMode = keyof typeof importModes
const states = ['waiting', 'running', 'done', 'failed', 'canceled', 'undone'] as const
export type ImportState = (typeof states)[number]
const mode = Type.Enum(['history', 'news'])
const dateOrder = Type.Enum(['mdy', 'dmy', 'ymd'])

/** The longest text that comes with the request itself, in characters; longer files are uploaded in parts. */
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
  state: Type.Enum([...states], { description: 'waiting and running come to an end by themselves' }),
  rows_total: Type.Integer({ description: 'Rows of the file' }),
  ...counts,
  error: nullable(Type.String({ description: 'Why it failed, and what to do' })),
  actor: actorSchema,
  started_at: instant,
  finished_at: nullable(instant),
  feed: { ...noReference, description: 'The feed that brought the file; null where somebody chose it, or the feed is deleted' },
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

const mapping = Type.Record(Type.String({ maxLength: 500 }), Type.String({ maxLength: 60 }), {
  description:
    'By header, the column it holds; empty: not used. Of a calendar: by category, the type of its events, and under the empty name that of all other events. What is left out is recognized, or remembered from the last file with these headers',
})
const newImport = Type.Object(
  {
    kind: importedKindSchema,
    mode: Type.Optional({ ...mode, description: 'Left out: history for the first file of a kind, then news' }),
    file: Type.Optional(Type.Integer({ minimum: 1, description: 'A file that was uploaded' })),
    file_name: Type.Optional(line),
    content: Type.Optional(Type.String({ maxLength: longestFile, description: 'Instead of a file: its text, CSV, vCard or iCalendar' })),
    date_order: Type.Optional({ ...dateOrder, description: 'Left out: recognized; refused where the dates of the file can be read both ways' }),
    columns: Type.Optional(mapping),
    all_or_nothing: Type.Optional(Type.Boolean({ default: false, description: 'Take nothing unless every row is good' })),
  },
  strict,
)
export type NewImport = Static<typeof newImport>

export const startImport = contract({
  method: 'POST',
  path: '/imports',
  permission: 'imports.write',
  summary: 'Reads a file of clients, sessions, or any other kind. A text is read at once; an uploaded file waits its turn: look at it until it is done.',
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

export const readNow = contract({
  method: 'PUT',
  path: '/imports/:id/reading',
  permission: 'imports.write',
  summary: 'Reads a file that waits, now, and answers when it is read. One that is being read already is left to whoever reads it.',
  params: byId,
  response: importRun,
})

export const cancelImport = contract({
  method: 'PUT',
  path: '/imports/:id/canceled',
  permission: 'imports.write',
  summary: 'Stops the reading of a file. What was read before is kept.',
  params: byId,
  response: importRun,
})

export const undoImport = contract({
  method: 'PUT',
  path: '/imports/:id/undone',
  permission: 'imports.write',
  summary: 'Takes an import back: the records it made go. Refused when it changed others, or when anything depends on one it made.',
  params: byId,
  response: importRun,
})

export const createFile = contract({
  method: 'POST',
  path: '/imports/files',
  permission: 'imports.write',
  summary: 'Begins the upload of a file, which then comes in parts.',
  body: Type.Object({ name: line }, strict),
  response: Type.Object({ id: Type.Integer() }),
})

/** The longest part of a file, in bytes. */
export const longestPart = 512 * 1024

export const addFilePart = contract({
  method: 'POST',
  path: '/imports/files/:id/parts',
  permission: 'imports.write',
  summary: 'A part of a file, as it stands there byte by byte.',
  params: byId,
  body: Type.Object(
    {
      position: Type.Integer({ minimum: 0, maximum: 10_000, description: 'From 0, without a gap' }),
      content: Type.String({ minLength: 1, maxLength: Math.ceil(longestPart / 3) * 4, contentEncoding: 'base64', description: 'At most 512 KB, in base64' }),
    },
    strict,
  ),
  response: done,
})

export const completeImportFile = contract({
  method: 'PUT',
  path: '/imports/files/:id/complete',
  permission: 'imports.write',
  summary: 'All parts are here: reads the file once, and says how it is written and what it holds.',
  params: byId,
  response: Type.Object({
    id: Type.Integer(),
    name: Type.String(),
    rows: Type.Integer(),
    headers: Type.Array(Type.String()),
    encoding: Type.String(),
    delimiter: Type.String(),
  }),
})

const look = Type.Object(
  { kind: importedKindSchema, file: Type.Integer({ minimum: 1 }), date_order: Type.Optional(dateOrder), columns: Type.Optional(mapping) },
  strict,
)
export type Look = Static<typeof look>

export const lookAtFile = contract({
  method: 'POST',
  path: '/imports/look',
  permission: 'imports.write',
  summary: 'What the columns of a file hold, in which order its dates are written, and its first rows as they would be read.',
  body: look,
  response: Type.Object({
    format: Type.Enum(['csv', 'vcard', 'icalendar']),
    headers: Type.Array(
      Type.Object({
        header: Type.String(),
        column: Type.String({ description: 'What it holds; empty: not used' }),
        samples: Type.Array(Type.String()),
      }),
    ),
    remembered: Type.Boolean({ description: 'A file with these headers was imported before' }),
    date_order: Type.Object({
      order: nullable(dateOrder),
      from: Type.Enum(['given', 'file', 'source', 'studio', 'open'], { description: 'open: the dates can be read both ways, and somebody has to say' }),
    }),
    missing: nullable(Type.String({ description: 'Why the file cannot be imported like this' })),
    rows: Type.Array(
      Type.Object({
        line: Type.Integer(),
        says: Type.Record(Type.String(), Type.String(), { description: 'By column, as it was understood' }),
        wrong: Type.Array(importRefusal),
      }),
    ),
  }),
})
export type Looked = Static<(typeof lookAtFile)['response']>

export const listImports = contract({
  method: 'GET',
  path: '/imports',
  permission: 'records.read',
  summary: 'The files that were read, newest first.',
  query: Type.Object({ ...paging, feed: Type.Optional(Type.Integer({ minimum: 1, description: 'Only what this feed brought' })) }),
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

const refusedRow = Type.Object({ line: Type.Integer(), cells: Type.Array(Type.String()), reason: Type.String() })
export type RefusedRow = Static<typeof refusedRow>

export const listRefusedRows = contract({
  method: 'GET',
  path: '/imports/:id/refused-rows',
  permission: 'records.read',
  summary: 'The rows that could not be taken, as they stand in the file, to be mended and imported again.',
  params: byId,
  query: Type.Object(paging),
  response: Type.Object({ headers: Type.Array(Type.String()), rows: Type.Array(refusedRow), next: nullable(Type.String()) }),
})

export const readImportDefaults = contract({
  method: 'GET',
  path: '/imports/defaults',
  permission: 'records.read',
  summary: 'What an upload without mode and date order would use.',
  response: Type.Object({
    modes: Type.Object(Object.fromEntries(importedKinds.map((kind) => [kind, mode])) as Record<ImportedKind, typeof mode>),
    date_order: dateOrder,
  }),
})
