import { changeStudio } from './change-studio.ts'
import * as contract from './contract.ts'
import { pauseStudio } from './pause-studio.ts'
import { readClock, readSettings } from './queries.ts'
import { rehearseStudio } from './rehearse-studio.ts'
import { route } from './route.ts'
import { setClock } from './set-clock.ts'
import type { Deployment, Work } from './work.ts'

export const staffRoutes = [
  route(contract.readStudio, (work) => readSettings(work)),
  route(contract.changeStudio, (work, { body }) => changeStudio(work, body)),
  route(contract.pauseStudio, (work, { body }) => pauseStudio(work, { paused: body.paused, reason: body.reason ?? null })),
  route(contract.rehearseStudio, (work, { body }) => rehearseStudio(work, { rehearsal: body.rehearsal, address: body.address ?? null })),
  route(contract.readClock, (work, _, deployment) => clock(work, deployment)),
  route(contract.setClock, (work, { body }, deployment) => setClock(work, body.at, deployment).then(() => clock(work, deployment))),
]

async function clock(work: Work, { clockMayBeSet }: Deployment) {
  return { ...(await readClock(work)), may_be_set: clockMayBeSet }
}
