import { type RawBuilder, sql } from 'kysely'
import type { SupposedRecord } from '#studio/records/supposed/suppose-move.ts'
import type { Move } from '../move-items.ts'

/**
 * For the WITH of a statement of matching: hides the table of the record, and the history of statuses where it would enter another, from the
 * statement behind it, which then sees the record as it would be. Not materialized: what is asked of the table still goes by its indexes.
 */
export function supposeRecord({ kind, id, columns, entered }: SupposedRecord): RawBuilder<unknown> {
  const table = sql.table(kind)
  const record = sql`${table} AS NOT MATERIALIZED (SELECT (jsonb_populate_record(r, ${JSON.stringify(columns)}::jsonb)).* FROM ${table} r WHERE r.id = ${id}
    UNION ALL SELECT * FROM ${table} WHERE id <> ${id})`
  if (entered === null) return record
  // Its family carries the status of the client along.
  const family =
    kind === 'client'
      ? sql`, family_member AS NOT MATERIALIZED (
    SELECT (jsonb_populate_record(f, ${JSON.stringify({ client_status_id: entered.status_id })}::jsonb)).* FROM family_member f WHERE f.client_id = ${id}
    UNION ALL SELECT * FROM family_member WHERE client_id <> ${id})`
      : sql``
  return sql`${record}${family}, status_entry AS NOT MATERIALIZED (
    SELECT (jsonb_populate_record(NULL::status_entry, jsonb_build_object('studio_id', current_studio()) || ${JSON.stringify(entered)}::jsonb)).*
    UNION ALL SELECT * FROM status_entry)`
}

/** The same for items that would have moved by then. */
export function supposeMoves(moves: readonly Move[]): RawBuilder<unknown> {
  const ids = moves.map(({ id }) => id)
  return sql`triggered_item AS NOT MATERIALIZED (
    SELECT (jsonb_populate_record(i, jsonb_build_object('state', m.state, 'reason', m.reason))).*
    FROM unnest(${ids}::bigint[], ${moves.map(({ to }) => to)}::text[], ${moves.map(({ reason }) => reason)}::text[]) m (id, state, reason)
    JOIN triggered_item i ON i.studio_id = current_studio() AND i.id = m.id
    UNION ALL SELECT * FROM triggered_item WHERE id <> ALL (${ids}::bigint[]))`
}
