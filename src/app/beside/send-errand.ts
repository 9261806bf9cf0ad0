import { findHindrance } from '#studio/delivery/find-hindrance.ts'
import { sendDue } from '#studio/delivery/send-due.ts'
import { openStudio } from '#studio/staff/open-studio.ts'
import type { Answers, Doing, Errands } from './open-beside.ts'

/** Sends what is due of a studio. */
export async function runErrand({ studioId, actor }: Errands['send'], { opened, stopped }: Doing): Promise<Answers['send']> {
  const studio = openStudio({ ...(await opened).gate, studioId, actor })
  const sent = await sendDue(studio, stopped)
  return { ...sent, ...(await findHindrance(studio)) }
}
