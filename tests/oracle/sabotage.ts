import type { Rules } from './judge-history.ts'
import { look } from './matcher.ts'
import type { Subject, Trigger, World } from './model.ts'

/** Looks with a mistake: every record and trigger is seen otherwise than it is, and is afterwards as it was. */
function seeing(mistake: { record?: (record: Subject) => Partial<Subject>; trigger?: (trigger: Trigger) => Partial<Trigger> }): Rules {
  return (world: World) => {
    const records = world.records.map((record) => ({ ...record }))
    const triggers = world.triggers.map((trigger) => ({ ...trigger }))
    for (const record of world.records) Object.assign(record, mistake.record?.(record))
    for (const trigger of world.triggers) Object.assign(trigger, mistake.trigger?.(trigger))
    look(world)
    const looked = world.triggers.map(({ lookedAt }) => ({ lookedAt }))
    for (const [place, record] of world.records.entries()) Object.assign(record, records[place])
    for (const [place, trigger] of world.triggers.entries()) Object.assign(trigger, triggers[place], looked[place])
  }
}

/** Rules that are wrong in one thing. An oracle that does not notice them would notice nothing. */
export const sabotage: Readonly<Record<string, Rules>> = {
  'what is on hold, canceled or archived is taken like others': seeing({ record: () => ({ onHold: false, canceled: false, archived: false }) }),
  'offsets are a day too long': seeing({ trigger: ({ offset }) => ({ offset: offset + 1 }) }),
  'late ones are always taken': seeing({ trigger: () => ({ late: 'wait' }) }),
  'nothing is ever missed': seeing({ trigger: () => ({ validity: 3650, past: false }) }),
}
