import { openRoute, route } from '#studio/staff/route.ts'
import { changeLetter } from './change-letter.ts'
import * as letters from './contract.ts'
import { findLetterBatches, findLetters, readLetter } from './queries.ts'
import { showBatch } from './show-batch.ts'
import { showLetter } from './show-letter.ts'

export const letterRoutes = [
  route(letters.listLetters, (work, { query }) => findLetters(work, query)),
  route(letters.readLetter, (work, { params }) => readLetter(work, params.id)),
  openRoute(letters.readLetterPdf, (studio, { params }) => showLetter(studio, params.id)),
  route(letters.changeLetter, (work, { params, body }) => changeLetter(work, params.id, body).then(() => readLetter(work, params.id))),
  route(letters.listLetterBatches, (work, { query }) => findLetterBatches(work, query)),
  openRoute(letters.readLetterBatchPdf, (studio, { params }) => showBatch(studio, params.id)),
]
