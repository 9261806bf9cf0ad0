import { route } from '#studio/staff/route.ts'
import * as incoming from './contract.ts'
import { noteMailEvent } from './note-mail-event.ts'
import { findIncomingTexts, findMailEvents, readIncomingText } from './queries.ts'
import { receiveText } from './receive-text.ts'

export const incomingRoutes = [
  route(incoming.listMailEvents, (work, { params }) => findMailEvents(work, params.id)),
  route(incoming.noteMailEvent, (work, { params, body }) => noteMailEvent(work, params.id, body)),
  route(incoming.listIncomingTexts, (work, { query }) => findIncomingTexts(work, query)),
  route(incoming.receiveText, async (work, { body }) => readIncomingText(work, await receiveText(work, body))),
]
