import { sql } from 'kysely'
import { actorColumns } from '#studio/staff/actor.ts'
import type { Work } from '#studio/staff/work.ts'
import type { Changes, TriggerEventKind } from './trigger-event.ts'

export type Change = { triggerId: number; what: TriggerEventKind; armed: boolean; changes?: Changes; rolledBackTo?: number }

/** Appends who changed a trigger and what, and lets active items be found soon; nothing depends on that hint. */
export async function noteChange(work: Work, { triggerId, what, armed, changes = {}, rolledBackTo }: Change): Promise<void> {
  const event = {
    trigger_id: triggerId,
    at: work.now,
    what,
    armed,
    changes: JSON.stringify(changes),
    rolled_back_to: rolledBackTo ?? null,
    ...actorColumns(work.actor),
  }
  await work.db.insertInto('trigger_event').values(event).execute()
  await sql`SELECT pg_notify('hotshoe', current_studio() || ' find')`.execute(work.db)
}
