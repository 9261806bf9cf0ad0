import { type RawBuilder, sql } from 'kysely'
import type { Input } from '#platform/http/contract.ts'
import { readCursor, writeCursor } from '#platform/http/cursor.ts'
import type { Answer } from '#platform/http/endpoint.ts'
import type { Work } from '#studio/staff/work.ts'
import { clientReferenceSql } from '../clients/client-name.ts'
import { noSuch } from '../stale.ts'
import type { listTasks, Task } from './contract.ts'
import { findSearchedTasks } from './find-searched.ts'
import { taskLinks } from './task.ts'

type Wanted = Input<typeof listTasks>['query']

/** A record that people call by its number, as a task names it. */
function numbered(table: 'invoice' | 'production_order' | 'preproduction_order'): RawBuilder<unknown> {
  const link = sql.ref(`t.${table}_id`)
  return sql`(SELECT jsonb_build_object('id', o.id, 'number', o.number) FROM ${sql.table(table)} o WHERE o.studio_id = t.studio_id AND o.id = ${link}) AS ${sql.ref(table)}`
}

const shown = sql`
  SELECT t.id, t.external_id, t.description, t.notes, CASE WHEN t.canceled_at IS NOT NULL THEN 'canceled' WHEN t.completed_at IS NOT NULL THEN 'done' ELSE 'open' END AS state,
    t.start_on, t.due_on, t.completed_at, t.canceled_at, t.priority,
    (SELECT jsonb_build_object('id', d.id, 'name', d.name) FROM department d WHERE d.studio_id = t.studio_id AND d.id = t.department_id) AS department,
    (SELECT jsonb_build_object('id', m.id, 'name', m.name) FROM member m WHERE m.studio_id = t.studio_id AND m.id = t.member_id) AS member, t.flagged,
    (SELECT jsonb_build_object('id', y.id, 'name', y.name) FROM type y WHERE y.studio_id = t.studio_id AND y.id = t.type_id) AS type,
    (SELECT jsonb_build_object('id', u.id, 'name', u.name) FROM status u WHERE u.studio_id = t.studio_id AND u.id = t.status_id) AS status, t.status_due_on,
    (SELECT ${clientReferenceSql} FROM client c WHERE c.studio_id = t.studio_id AND c.id = t.client_id) AS client,
    (SELECT jsonb_build_object('id', s.id, 'number', s.number) FROM session s WHERE s.studio_id = t.studio_id AND s.id = t.session_id) AS session,
    (SELECT jsonb_build_object('id', a.id, 'name', coalesce(nullif(a.title, ''), y.name)) FROM appointment a JOIN type y ON y.studio_id = a.studio_id AND y.id = a.type_id
     WHERE a.studio_id = t.studio_id AND a.id = t.appointment_id) AS appointment,
    ${numbered('invoice')}, ${numbered('production_order')}, ${numbered('preproduction_order')},
    t.cause_item_id, jsonb_build_object('kind', t.actor_kind, 'id', t.actor_id, 'name', t.actor_name) AS actor, t.created_at, t.version`

/** Tasks, a page at a time: open ones by due date, those without one last; closed ones by when they were closed, newest first. */
export async function findTasks(work: Work, wanted: Wanted): Promise<{ rows: Answer<Task>[]; next: string | null }> {
  const { state = 'open', search, after, limit = 50 } = wanted
  const place = state === 'open' ? sql`coalesce(t.due_on, 'infinity'::date)::timestamptz` : sql`coalesce(t.canceled_at, t.completed_at)`
  const [sign, way] = state === 'open' ? [sql`>`, sql`ASC`] : [sql`<`, sql`DESC`]
  const [lastPlace, lastId] = after === undefined ? [null, 0] : readCursor(after, 2)
  const beyond = lastPlace === null ? sql`` : sql`AND (${place}, t.id) ${sign} (${lastPlace}::timestamptz, ${lastId}::bigint)`
  const { rows } = await sql<Answer<Task> & { place: string }>`
    ${shown}, (${place})::text AS place FROM task t
    WHERE ${sql.join(criteria(wanted), sql` AND `)} AND ${await findSearchedTasks(work, search ?? '')} ${beyond}
    ORDER BY ${place} ${way}, t.id ${way} LIMIT ${limit + 1}`.execute(work.db)
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return { rows: page.map(({ place: _, ...row }) => row), next: rows.length > limit && last !== undefined ? writeCursor([last.place, last.id]) : null }
}

const inState = {
  open: sql`t.completed_at IS NULL AND t.canceled_at IS NULL`,
  done: sql`t.completed_at IS NOT NULL AND t.canceled_at IS NULL`,
  canceled: sql`t.canceled_at IS NOT NULL`,
} as const

const equal = ['member_id', 'department_id', 'type_id', 'status_id', ...taskLinks] as const

function criteria(wanted: Wanted): RawBuilder<unknown>[] {
  const { state = 'open', due_to, flagged } = wanted
  const asked = [
    ...equal.map((column) => (wanted[column] === undefined ? null : sql`${sql.ref(`t.${column}`)} = ${wanted[column]}`)),
    due_to === undefined ? null : sql`t.due_on <= ${due_to}`,
    flagged === undefined ? null : sql`(t.flagged IS NOT NULL) = ${flagged}`,
  ]
  return [inState[state], ...asked.filter((each) => each !== null)]
}

/** One task; refuses a number that names none. */
export async function readTask(work: Work, id: number): Promise<Answer<Task>> {
  const { rows } = await sql<Answer<Task>>`${shown} FROM task t WHERE t.id = ${id}`.execute(work.db)
  const task = rows[0]
  if (task === undefined) throw noSuch('task', id)
  return task
}
