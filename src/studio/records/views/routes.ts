import { route } from '#studio/staff/route.ts'
import * as views from './contract.ts'
import { deleteView } from './delete-view.ts'
import { listViews } from './queries.ts'
import { renameView } from './rename-view.ts'
import { saveView } from './save-view.ts'

export const viewRoutes = [
  route(views.listViews, (work, { query }) => listViews(work, query.list)),
  route(views.saveView, (work, { body }) => saveView(work, body)),
  route(views.renameView, (work, { params, body }) => renameView(work, params.id, body)),
  route(views.deleteView, (work, { params }) => deleteView(work, params.id).then(() => ({ done: true as const }))),
]
