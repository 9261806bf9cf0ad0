import { openRoute, route } from '#studio/staff/route.ts'
import * as edits from './contract.ts'
import { editText } from './edit-text.ts'
import { readText } from './read-text.ts'

export const editRoutes = [
  route(edits.readMessageText, (work, { params }) => readText(work, params.id)),
  openRoute(edits.editMessageText, ({ inTransaction, deployment }, { params, body }) =>
    inTransaction(async (work) => {
      await editText(work, { ...params, ...body }, deployment)
      return readText(work, params.id)
    }),
  ),
]
