import { openRoute, route } from '#studio/staff/route.ts'
import * as imports from './contract.ts'
import { importFile } from './import-file.ts'
import { previewImport } from './preview-import.ts'
import { listRefusals, listRuns, readDefaults, readRun } from './queries.ts'

export const importRoutes = [
  openRoute(imports.startImport, async (studio, { body }) => {
    const id = await importFile(studio, body)
    return studio.readOnly((work) => readRun(work, id))
  }),
  openRoute(imports.previewImport, (studio, { body }) => previewImport(studio, body)),
  route(imports.listImports, (work, { query }) => listRuns(work, query)),
  route(imports.readImportDefaults, (work) => readDefaults(work)),
  route(imports.readImport, (work, { params }) => readRun(work, params.id)),
  route(imports.listRefusals, (work, { params, query }) => listRefusals(work, params.id, query)),
]
