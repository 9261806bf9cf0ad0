import { openRoute, route } from '#studio/staff/route.ts'
import { changeLetter } from './change-letter.ts'
import * as letters from './contract.ts'
import { findLetterBatches, findLetters, readLetter } from './queries.ts'
import { showBatch } from './show-batch.ts'
import { showLetter } from './show-letter.ts'
import { tellUnprintable } from './tell-unprintable.ts'

export const letterRoutes = [
  openRoute(letters.listLetters, async (studio, { query }) => {
    const { rows, next } = await studio.readOnly((work) => findLetters(work, query))
    return { rows: await Promise.all(rows.map(tellUnprintable)), next }
  }),
  openRoute(letters.readLetter, (studio, { params }) => studio.readOnly((work) => readLetter(work, params.id)).then(tellUnprintable)),
  openRoute(letters.readLetterPdf, (studio, { params }) => showLetter(studio, params.id)),
  openRoute(letters.changeLetter, (studio, { params, body }) =>
    studio.inTransaction((work) => changeLetter(work, params.id, body).then(() => readLetter(work, params.id))).then(tellUnprintable),
  ),
  route(letters.listLetterBatches, (work, { query }) => findLetterBatches(work, query)),
  openRoute(letters.readLetterBatchPdf, (studio, { params }) => showBatch(studio, params.id)),
]
