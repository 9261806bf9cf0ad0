import { printLetters } from '#studio/messages/letters/contract.ts'
import { route } from '#studio/staff/route.ts'
import { printBatch } from './print-batch.ts'

export const printRoutes = [route(printLetters, (work, { body }, deployment) => printBatch(work, { ids: body.ids ?? null, deployment }))]
