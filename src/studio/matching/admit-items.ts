import { type RawBuilder, sql } from 'kysely'
import { type ActorColumns, actorColumns } from '#studio/staff/actor.ts'
import type { Work } from '#studio/staff/work.ts'
import { onlyByPerson } from './reasons.ts'

export type Admitted = { found: number; late: number; returned: number; missed: number }

export const nothingAdmitted: Admitted = { found: 0, late: 0, returned: 0, missed: 0 }

export function together(one: Admitted, other: Admitted): Admitted {
  return { found: one.found + other.found, late: one.late + other.late, returned: one.returned + other.returned, missed: one.missed + other.missed }
}

/**
 * Writes what a query found into the ledger, with an event each. The query gives `itemColumns` (judgement.ts) and late. An occurrence that is already there is left alone (semantics §3), unless it was withdrawn and now matches
 * again; one whose validity is over when it is found enters as missed.
 */
export async function admitItems(work: Work, found: RawBuilder<unknown>, admittedBy: 'sweep' | 'change' | 'person'): Promise<Admitted> {
  const actor: ActorColumns = actorColumns(work.actor)
  const { rows } = await sql<{ fresh: boolean; late: boolean; state: string; count: number }>`
    WITH found AS (${found}),
    placed AS (
      INSERT INTO triggered_item AS i (trigger_id, subject_kind, subject_id, occurrence, client_id, session_id, family_member_id, cause_item_id, ancestry,
        due_on, due_at, valid_until, admitted_by, late, waits_for, state, reason, entered_at, state_at, last_event_id)
      SELECT trigger_id, subject_kind, subject_id, occurrence, client_id, session_id, family_member_id, cause_item_id, ancestry,
        due_on, due_at, valid_until, ${admittedBy}, late, ${waitsFor(admittedBy)},
        CASE WHEN valid_until < ${work.today}::date THEN 'expired' ELSE 'active' END,
        CASE WHEN valid_until < ${work.today}::date THEN 'validity-over' WHEN late THEN 'late' WHEN ${admittedBy} = 'person' THEN 'let-in' END,
        ${work.now}, ${work.now}, nextval('item_event_id_seq')
      FROM found ORDER BY due_at, trigger_id, subject_id
      ON CONFLICT ON CONSTRAINT triggered_item_once DO UPDATE SET
        state = CASE WHEN i.hold_until > ${work.now} THEN 'held' ELSE 'active' END, reason = 'matches-again', detail = NULL,
        due_on = EXCLUDED.due_on, due_at = EXCLUDED.due_at, valid_until = EXCLUDED.valid_until, client_id = EXCLUDED.client_id, session_id = EXCLUDED.session_id,
        waits_for = coalesce(EXCLUDED.waits_for, i.waits_for), waits_until = CASE WHEN EXCLUDED.waits_for IS NULL THEN i.waits_until END, let_go = i.let_go AND EXCLUDED.waits_for IS NULL,
        state_at = ${work.now}, last_event_id = EXCLUDED.last_event_id, version = i.version + 1
      WHERE i.state = 'withdrawn' AND EXCLUDED.state = 'active' AND (${admittedBy} = 'person' OR coalesce(i.reason, '') <> ALL (${onlyByPerson}::text[]))
      RETURNING i.id, i.state, i.reason, i.late, i.last_event_id, i.version = 1 AS fresh),
    told AS (
      INSERT INTO item_event (id, item_id, at, from_state, to_state, reason, actor_kind, actor_id, actor_name)
      SELECT last_event_id, id, ${work.now}, CASE WHEN fresh THEN NULL ELSE 'withdrawn' END, state, reason, ${actor.actor_kind}, ${actor.actor_id}::bigint, ${actor.actor_name}
      FROM placed)
    SELECT fresh, late, state, count(*)::int AS count FROM placed GROUP BY fresh, late, state`.execute(work.db)
  const sum = (those: (row: (typeof rows)[number]) => boolean) => rows.filter(those).reduce((total, row) => total + row.count, 0)
  return {
    found: sum((row) => row.fresh && row.state === 'active'),
    late: sum((row) => row.fresh && row.late),
    returned: sum((row) => !row.fresh),
    missed: sum((row) => row.fresh && row.state === 'expired'),
  }
}

/** Of what a query found, why it waits for a person though its trigger is automatic; NULL where it does not. */
function waitsFor(admittedBy: 'sweep' | 'change' | 'person'): RawBuilder<string | null> {
  return sql`(SELECT CASE WHEN ${admittedBy} = 'person' THEN 'let-in' WHEN found.late AND t.late = 'wait' THEN 'late' END
    FROM trigger t WHERE t.studio_id = current_studio() AND t.id = found.trigger_id AND t.automatic)`
}
