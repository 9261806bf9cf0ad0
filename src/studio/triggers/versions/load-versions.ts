import type { Selectable } from 'kysely'
import { sql } from 'kysely'
import { actorOf } from '#studio/staff/actor.ts'
import type { Work } from '#studio/staff/work.ts'
import type { TriggerEventTable } from '../tables.ts'
import type { Trigger } from '../trigger.ts'
import { type Version, versionsOf } from './version.ts'

/** Every version of a trigger, the oldest first. */
export async function loadVersions(work: Work, trigger: Trigger): Promise<Version[]> {
  const { rows } = await sql<Selectable<TriggerEventTable>>`SELECT * FROM trigger_event WHERE trigger_id = ${trigger.id} ORDER BY id`.execute(work.db)
  return versionsOf(
    trigger,
    rows.map((row) => ({
      at: row.at,
      what: row.what,
      armed: row.armed,
      changes: row.changes,
      rolledBackTo: row.rolled_back_to,
      actor: actorOf(row),
    })),
  )
}
