import { route } from '#studio/staff/route.ts'
import { changeSender } from './change-sender.ts'
import * as sender from './contract.ts'
import { readSender } from './queries.ts'

export const senderRoutes = [
  route(sender.readSender, (work) => readSender(work)),
  route(sender.changeSender, (work, { body }, deployment) => changeSender(work, body, deployment).then(() => readSender(work))),
]
