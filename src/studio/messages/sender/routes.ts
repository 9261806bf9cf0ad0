import { readHistory } from '#studio/records/statuses/read-history.ts'
import { route } from '#studio/staff/route.ts'
import { changeSender, theSender } from './change-sender.ts'
import * as sender from './contract.ts'
import { readSender } from './queries.ts'

export const senderRoutes = [
  route(sender.readSender, (work, _, deployment) => readSender(work, deployment)),
  route(sender.readSenderHistory, (work, { query }) => readHistory(work, { subjectKind: 'sender', subjectId: theSender }, query)),
  route(sender.changeSender, (work, { body }, deployment) => changeSender(work, body, deployment).then(() => readSender(work, deployment))),
]
