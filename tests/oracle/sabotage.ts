import type { Rules } from './judge-history.ts'
import { look } from './matcher.ts'
import type { Session, Trigger, World } from './model.ts'

/** Looks with a mistake: every record and trigger is seen otherwise than it is, and is afterwards as it was. */
function seeing(mistake: { session?: (session: Session) => Partial<Session>; trigger?: (trigger: Trigger) => Partial<Trigger> }): Rules {
  return (world: World) => {
    const sessions = world.sessions.map((session) => ({ ...session }))
    const triggers = world.triggers.map((trigger) => ({ ...trigger }))
    for (const session of world.sessions) Object.assign(session, mistake.session?.(session))
    for (const trigger of world.triggers) Object.assign(trigger, mistake.trigger?.(trigger))
    look(world)
    const looked = world.triggers.map(({ lookedAt }) => ({ lookedAt }))
    for (const [place, session] of world.sessions.entries()) Object.assign(session, sessions[place])
    for (const [place, trigger] of world.triggers.entries()) Object.assign(trigger, triggers[place], looked[place])
  }
}

/** Rules that are wrong in one thing. An oracle that does not notice them would notice nothing. */
export const sabotage: Readonly<Record<string, Rules>> = {
  'what is on hold, canceled or archived is taken like others': seeing({ session: () => ({ onHold: false, canceled: false, archived: false }) }),
  'offsets are a day too long': seeing({ trigger: ({ offset }) => ({ offset: offset + 1 }) }),
  'late ones are always taken': seeing({ trigger: () => ({ late: 'wait' }) }),
  'nothing is ever missed': seeing({ trigger: () => ({ validity: 3650, past: false }) }),
}
