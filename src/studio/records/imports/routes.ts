import { openRoute, route } from '#studio/staff/route.ts'
import { addPart } from './add-part.ts'
import { beginFile } from './begin-file.ts'
import { cancelImport } from './cancel-import.ts'
import { completeFile } from './complete-file.ts'
import * as imports from './contract.ts'
import { encodings } from './encoding.ts'
import { importFile } from './import-file.ts'
import { lookAtFile } from './look-at-file.ts'
import { previewImport } from './preview-import.ts'
import { listRefusals, listRefusedRows, listRuns, readDefaults, readRun } from './queries.ts'
import { readImport } from './read-import.ts'
import { startImport } from './start-import.ts'
import { undoImport } from './undo-import.ts'

export const importRoutes = [
  openRoute(imports.startImport, async (studio, { body }) => {
    const id = await (body.file === undefined ? importFile : startImport)(studio, body)
    return studio.readOnly((work) => readRun(work, id))
  }),
  openRoute(imports.previewImport, (studio, { body }, signal) => previewImport(studio, body, signal)),
  openRoute(imports.readNow, async (studio, { params }) => {
    await readImport(studio, params.id)
    return studio.readOnly((work) => readRun(work, params.id))
  }),
  route(imports.cancelImport, (work, { params }) => cancelImport(work, params.id).then(() => readRun(work, params.id))),
  route(imports.undoImport, (work, { params }) => undoImport(work, params.id).then(() => readRun(work, params.id))),
  route(imports.createFile, async (work, { body }) => ({ id: await beginFile(work, body.name) })),
  route(imports.addFilePart, async (work, { params, body: { position, content } }) => {
    await addPart(work, params.id, { position, content: Buffer.from(content, 'base64') })
    return { done: true as const }
  }),
  openRoute(imports.completeImportFile, async (studio, { params }) => {
    const { id, name, survey } = await completeFile(studio, params.id)
    return { id, name, rows: survey.rows, headers: survey.headers, encoding: encodings[survey.encoding], delimiter: survey.delimiter }
  }),
  openRoute(imports.lookAtFile, (studio, { body }) => lookAtFile(studio, body)),
  route(imports.listImports, (work, { query }) => listRuns(work, query)),
  route(imports.readImportDefaults, (work) => readDefaults(work)),
  route(imports.readImport, (work, { params }) => readRun(work, params.id)),
  route(imports.listRefusals, (work, { params, query }) => listRefusals(work, params.id, query)),
  route(imports.listRefusedRows, (work, { params, query }) => listRefusedRows(work, params.id, query)),
]
