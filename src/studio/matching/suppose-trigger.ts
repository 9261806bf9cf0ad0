import { type RawBuilder, sql } from 'kysely'
import { unsavedId } from '#studio/triggers/draft.ts'

/** A trigger that nobody has saved. `id`: of the saved one whose columns these are laid over; null: a new one, of which `columns` names everything that has no default. */
export type SupposedTrigger = { id: number | null; columns: Readonly<Record<string, unknown>> }

export { unsavedId }

/**
 * For the WITH of a statement of matching: hides the table `trigger` from the statement behind it, which then sees the triggers as they would be. Nothing of
 * matching is written twice for what somebody only thinks of.
 */
export function supposeTrigger({ id, columns }: SupposedTrigger): RawBuilder<unknown> {
  const text = JSON.stringify(id === null ? { ...columns, id: unsavedId } : columns)
  // Of the table's row type: `trigger` alone is the name of another type.
  const supposed =
    id === null
      ? sql`SELECT (jsonb_populate_record((SELECT t FROM trigger t WHERE false), jsonb_build_object('studio_id', current_studio()) || ${text}::jsonb)).*`
      : sql`SELECT (jsonb_populate_record(t, ${text}::jsonb)).* FROM trigger t WHERE id = ${id}`
  return sql`trigger AS (${supposed} UNION ALL SELECT * FROM trigger WHERE id <> ${id ?? unsavedId})`
}
