import { type RawBuilder, sql } from 'kysely'
import type { StatusKind } from '../sources/by-status.ts'
import { columnsBefore, tracked } from './tracked.ts'

/** What was different of records before an instant, beside what events tell by themselves: the columns as they were, as JSON. */
export type Undone = { subject_id: number; at: Date; columns: Record<string, unknown> }

/** Of which kind, since when, which fields of its events, whether its statuses, what is known besides, and which of its records at all (null: all), as a query of their numbers. */
export type Wanted = {
  kind: StatusKind
  since: Date
  fields: readonly string[]
  statuses: boolean
  undone?: readonly Undone[]
  which?: RawBuilder<unknown> | null
}

/**
 * For a WITH: the tables `<name>_spans` of records that changed since then, with `was`, the columns in which they differed between `known_from` and `known_until`;
 * a row for each time between two changes, the last one as the record is now. Found backwards: what an event says was before stood until then.
 */
export function spansOf(name: string, { kind, since, fields, statuses, undone = [], which = null }: Wanted): RawBuilder<unknown> {
  const at = (part: string) => sql.ref(`${name}_${part}`)
  const { hasEvents } = tracked[kind]
  const wanted = statuses ? [...fields, 'status_due_on'] : fields
  const archiving = sql`(e.what IN ('archived', 'restored') OR (e.what IN ('merged', 'unmerged') AND e.changes ? 'merged_into'))`
  const tells = sql`(e.changes ?| ${[...wanted]}::text[] OR ${archiving})`
  const changed = [
    ...(hasEvents ? [sql`SELECT e.subject_id FROM record_event e WHERE e.subject_kind = ${sql.lit(kind)} AND e.at > ${since} AND ${tells}`] : []),
    ...(statuses
      ? [
          sql`SELECT e.subject_id FROM status_entry e WHERE e.subject_kind = ${sql.lit(kind)} GROUP BY e.subject_id HAVING count(*) > 1 AND max(e.entered_at) > ${since}`,
        ]
      : []),
    sql`SELECT subject_id FROM jsonb_to_recordset(${JSON.stringify(undone)}::jsonb) AS u(subject_id bigint)`,
  ]
  const all = sql.join(changed, sql` UNION `)
  // Sets are intersected by hashing, whatever the planner expects of them.
  return sql`${at('changed')} AS MATERIALIZED (${which === null ? all : sql`(${all}) INTERSECT (${which})`}),
  ${at('events')} AS MATERIALIZED (
    SELECT e.subject_id, e.id, e.at, e.what, e.changes FROM ${at('changed')} d
    JOIN record_event e ON e.studio_id = current_studio() AND e.subject_kind = ${sql.lit(kind)} AND e.subject_id = d.subject_id AND ${tells}),
  ${at('told')} AS (
    SELECT v.subject_id, v.id, v.at, f.key AS field, f.value -> 0 AS before, r.created_at FROM ${at('events')} v CROSS JOIN LATERAL jsonb_each(v.changes) f
      JOIN ${sql.table(kind)} r ON r.studio_id = current_studio() AND r.id = v.subject_id WHERE f.key = ANY(${[...fields]}::text[])
    UNION ALL SELECT e.subject_id, e.id, e.at, 'put-away', to_jsonb(e.what IN ('restored', 'unmerged')), r.created_at FROM ${at('events')} e
      JOIN ${sql.table(kind)} r ON r.studio_id = current_studio() AND r.id = e.subject_id WHERE ${archiving}),
  ${at('undone')} AS MATERIALIZED (
    SELECT DISTINCT ON (l.subject_id, l.at, c.key) l.subject_id, l.at, c.key, c.value
    FROM (
      SELECT subject_id, id, at, ${columnsBefore(kind)} AS columns
      FROM (SELECT *, lag(at) OVER (PARTITION BY subject_id, field ORDER BY id) AS stood_since FROM ${at('told')}) s
      ${statuses ? sql`UNION ALL ${statusesBefore(kind, at)}` : sql``}
      UNION ALL SELECT subject_id, 0, at, columns FROM jsonb_to_recordset(${JSON.stringify(undone)}::jsonb) AS u(subject_id bigint, at timestamptz, columns jsonb)
    ) l CROSS JOIN LATERAL jsonb_each(l.columns) c
    WHERE l.at > ${since} ORDER BY l.subject_id, l.at, c.key, l.id),
  ${at('ends')} AS (
    SELECT DISTINCT ON (subject_id, at) subject_id, at AS known_until, was
    FROM (SELECT subject_id, at, jsonb_object_agg(key, value) OVER (PARTITION BY subject_id ORDER BY at DESC) AS was FROM ${at('undone')}) o ORDER BY subject_id, at),
  ${at('spans')} AS MATERIALIZED (
    SELECT subject_id, coalesce(lag(known_until) OVER (PARTITION BY subject_id ORDER BY known_until), '-infinity') AS known_from, known_until, was FROM ${at('ends')}
    UNION ALL SELECT subject_id, max(known_until), 'infinity', '{}' FROM ${at('ends')} GROUP BY subject_id)`
}

/** Statuses in their order, and due dates that were moved while they lasted: what stood before each. */
function statusesBefore(kind: StatusKind, at: (part: string) => RawBuilder<unknown>): RawBuilder<unknown> {
  const due = kind === 'web_form' ? sql`` : sql`, 'status_due_on', due_before, 'status_due_set_at', due_since`
  return sql`
    SELECT subject_id, id, at, CASE WHEN entry IS NULL THEN jsonb_build_object('status_due_on', due_before, 'status_due_set_at', due_since)
      ELSE jsonb_build_object('status_id', status_before, 'status_entry_id', entry_before, 'status_entered_at', entered_before${due}) END
    FROM (
      SELECT q.*, lag(due_on) OVER moves AS due_before, lag(at) OVER moves AS due_since, lag(status_id) OVER entries AS status_before, lag(entry) OVER entries AS entry_before,
        lag(at) OVER entries AS entered_before
      FROM (
        SELECT d.subject_id, e.id, e.entered_at AS at, e.id AS entry, e.status_id, e.due_on FROM ${at('changed')} d
          JOIN status_entry e ON e.studio_id = current_studio() AND e.subject_kind = ${sql.lit(kind)} AND e.subject_id = d.subject_id
        UNION ALL SELECT subject_id, id, at, NULL, NULL, (changes -> 'status_due_on' ->> 1)::date FROM ${at('events')} WHERE changes ? 'status_due_on') q
      WINDOW moves AS (PARTITION BY subject_id ORDER BY at, entry NULLS LAST, id), entries AS (PARTITION BY subject_id, entry IS NULL ORDER BY id)) s
    WHERE CASE WHEN entry IS NULL THEN due_since ELSE entered_before END IS NOT NULL`
}

/** Records of the kind that changed, each as it was between `known_from` and `known_until`: a table with the columns of its own. */
export function versionsOf(name: string, kind: StatusKind): RawBuilder<unknown> {
  const once = tracked[kind].once.map(
    (column) => sql` || CASE WHEN r.${sql.raw(column)} >= s.known_until THEN ${JSON.stringify({ [column]: null })}::jsonb ELSE '{}' END`,
  )
  return sql`SELECT v.*, s.known_from, s.known_until FROM ${sql.ref(`${name}_spans`)} s
    JOIN ${sql.table(kind)} r ON r.studio_id = current_studio() AND r.id = s.subject_id
    CROSS JOIN LATERAL jsonb_populate_record(r, s.was${sql.join(once, sql``)}) v`
}
