import { route } from '#studio/staff/route.ts'
import { chooseHousehold } from './choose-household.ts'
import * as care from './contract.ts'
import { findDuplicates } from './find-duplicates.ts'
import { findHousehold } from './find-household.ts'
import { mergeClients } from './merge-clients.ts'
import { findMerges, readMerge, readMergePreview } from './queries.ts'
import { tellApart } from './tell-apart.ts'
import { undoMerge } from './undo-merge.ts'

export const careRoutes = [
  route(care.previewMerge, (work, { params, query }) => readMergePreview(work, params.id, query.with)),
  route(care.mergeClients, async (work, { params: { id }, body: { loser_id, version, loser_version, take } }) =>
    readMerge(work, await mergeClients(work, { winnerId: id, loserId: loser_id, version, loserVersion: loser_version, take })),
  ),
  route(care.listMerges, async (work, { params }) => ({ rows: await findMerges(work, params.id) })),
  route(care.undoMerge, (work, { params }) => undoMerge(work, params.id).then(() => readMerge(work, params.id))),
  route(care.listDuplicates, (work, { query }) => findDuplicates(work, query)),
  route(care.tellApart, (work, { body }) => tellApart(work, body)),
  route(care.readHousehold, (work, { params }) => findHousehold(work, params.id)),
  route(care.chooseHousehold, (work, { params, body }) => chooseHousehold(work, params.id, body.with_client_id).then(() => findHousehold(work, params.id))),
]
