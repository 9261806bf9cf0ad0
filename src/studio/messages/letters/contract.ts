import { type Static, Type } from 'typebox'
import { byId, contract, instant, nullable, page, paging, pdfFile } from '#platform/http/contract.ts'
import { actorSchema } from '#studio/staff/actor.ts'
import { letterStates, mostInBatch } from './letter.ts'

const id = Type.Integer({ minimum: 1 })

export const letterBatch = Type.Object({ id, letters: Type.Integer(), printed_at: instant, actor: actorSchema })
export type LetterBatch = Static<typeof letterBatch>

export const letter = Type.Object({
  id,
  state: Type.Enum(letterStates),
  to_name: Type.String(),
  to_address: Type.String({ description: 'The lines below the name' }),
  subject: Type.String(),
  description: Type.String(),
  client: nullable(Type.Object({ id, name: Type.String() })),
  session: nullable(Type.Object({ id, number: Type.String() })),
  item_id: nullable(id),
  attachments: Type.Array(Type.String(), { description: 'What is printed after it, by name' }),
  rehearsal: Type.Boolean({ description: 'Written while the studio rehearsed: it says so across the page' }),
  unprintable: Type.Array(Type.String(), { description: 'Signs that no font here has: boxes would be printed for them' }),
  flagged: nullable(Type.String()),
  batch: nullable(letterBatch),
  closed_at: nullable(instant),
  closed_by: nullable(actorSchema),
  actor: actorSchema,
  created_at: instant,
  version: Type.Integer(),
})
export type Letter = Static<typeof letter>

export const listLetters = contract({
  method: 'GET',
  path: '/letters',
  permission: 'messages.read',
  summary: 'Letters: those that wait to be printed, the oldest first; or those that were printed or canceled, the latest first.',
  query: Type.Object({
    state: Type.Optional(Type.Enum(letterStates, { default: 'waiting' })),
    client_id: Type.Optional(id),
    batch_id: Type.Optional(id),
    search: Type.Optional(Type.String({ maxLength: 200 })),
    ...paging,
  }),
  response: page(letter),
})
export const readLetter = contract({
  method: 'GET',
  path: '/letters/:id',
  permission: 'messages.read',
  summary: 'One letter. Its text is in the communication of this number, and laid out in letter.pdf.',
  params: byId,
  response: letter,
})
export const readLetterPdf = contract({
  method: 'GET',
  path: '/letters/:id/letter.pdf',
  permission: 'messages.read',
  summary: 'One letter with what is put in, as it is or was printed. Asking for it changes nothing.',
  params: byId,
  response: pdfFile,
  pdf: true,
})
export const changeLetter = contract({
  method: 'PUT',
  path: '/letters/:id/state',
  permission: 'messages.write',
  summary: 'Cancels a letter that waits, or lets a canceled one wait again.',
  params: byId,
  body: Type.Object({ version: Type.Integer(), state: Type.Enum(['waiting', 'canceled']) }),
  response: letter,
})
export const listLetterBatches = contract({
  method: 'GET',
  path: '/letter-batches',
  permission: 'messages.read',
  summary: 'What was printed, the latest first.',
  query: Type.Object(paging),
  response: page(letterBatch),
})
export const readLetterBatchPdf = contract({
  method: 'GET',
  path: '/letter-batches/:id/letters.pdf',
  permission: 'messages.read',
  summary: 'All letters of a batch in one PDF, each with what is put in after it. The same again whenever it is asked for.',
  params: byId,
  response: pdfFile,
  pdf: true,
})
export const printLetters = contract({
  method: 'POST',
  path: '/letter-batches',
  permission: 'messages.write',
  summary: `Prints letters that wait, at most ${mostInBatch}: marks them as printed and makes the batch whose PDF can be had. What no longer fits its record is not printed.`,
  body: Type.Object({ ids: Type.Optional(Type.Array(id, { minItems: 1, maxItems: mostInBatch, description: 'Only these; all without' })) }),
  response: Type.Object({
    batch: nullable(letterBatch),
    recalled: Type.Integer({ description: 'No longer right, because their record changed: their items stand in Process Triggers again, or have left' }),
    waiting: Type.Integer({ description: 'Still wait' }),
  }),
  idempotent: true,
})
