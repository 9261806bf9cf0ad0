import type { Work } from '#studio/staff/work.ts'
import { lockCurrent } from '../lock-current.ts'
import { saveChange } from '../save-change.ts'
import type { Trigger } from '../trigger.ts'
import { settleRollBack } from './settle-roll-back.ts'

/** `version`: as it was seen. `to`: the version that comes back. */
export type RollingBack = { version: number; to: number }

/** Makes a trigger what it was in an earlier version. A change like any other: it counts anew where that change would, and is itself a version. */
export async function rollBack(work: Work, id: number, { version: seen, to }: RollingBack): Promise<Trigger> {
  const trigger = await lockCurrent(work, id, seen)
  const { settled, standing, version } = await settleRollBack(work, trigger, to)
  return saveChange(work, trigger, { proposal: settled, standing, includesWaiting: false, rolledBackTo: version.number })
}
