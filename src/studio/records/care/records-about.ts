import { type RawBuilder, sql } from 'kysely'
import { type MovedKind, movedKindNames, movedKinds } from './moved-kinds.ts'

/**
 * Which records of each kind are about these clients, as questions for their numbers: those that name one, appointments of their sessions
 * that name nobody, and tasks of any of these.
 */
export function recordsAbout(clientIds: readonly number[]): Record<MovedKind, RawBuilder<unknown>> {
  const naming = (kind: MovedKind) => sql`SELECT id FROM ${sql.table(kind)} WHERE ${sql.ref(movedKinds[kind])} = ANY(${clientIds}::bigint[])`
  const session = naming('session')
  const ofSessions = sql`SELECT id FROM appointment WHERE client_id IS NULL AND session_id IN (${session})`
  const linked = {
    session,
    appointment: sql`(${naming('appointment')} UNION ALL ${ofSessions})`,
    invoice: naming('invoice'),
    production_order: naming('production_order'),
    preproduction_order: naming('preproduction_order'),
  }
  const ofLinked = Object.entries(linked).map(([kind, ids]) => sql`SELECT id FROM task WHERE ${sql.ref(`${kind}_id`)} IN (${ids})`)
  return { ...linked, task: sql`(${sql.join([naming('task'), ...ofLinked], sql` UNION `)})` }
}

/** All of them, with the clients themselves, as a question with the columns `kind` and `id`. */
export function subjectsAbout(clientIds: readonly number[]): RawBuilder<unknown> {
  const about = recordsAbout(clientIds)
  const each = movedKindNames.map((kind) => sql`SELECT ${kind}::text, id FROM (${about[kind]}) AS about`)
  return sql.join([sql`SELECT 'client' AS kind, unnest(${clientIds}::bigint[]) AS id`, ...each], sql` UNION ALL `)
}
