import { type RawBuilder, sql } from 'kysely'
import { movedKinds } from '#studio/records/care/moved-kinds.ts'
import type { Changed } from '#studio/records/take-changes.ts'
import type { Work } from '#studio/staff/work.ts'
import { type TriggerSubject, triggerSubjectKeys } from '#studio/triggers/subjects.ts'

/** Records by kind whose items have to be looked at. */
export type Touched = ReadonlyMap<TriggerSubject, readonly number[]>

/** Kinds that are about their session's client where they name none. */
const bySession = ['appointment', 'task'] as const

/**
 * The records that changed, and of the kinds that live triggers look at those of clients that changed: a client's flags bear on every record of that client.
 * One index probe for each kind.
 */
export async function findTouched(work: Work, changes: readonly Changed[], live: readonly TriggerSubject[]): Promise<Touched> {
  const of = (kind: string) => changes.filter((change) => change.subjectKind === kind).map((change) => change.subjectId)
  const clients = of('client')
  const sessions = of('session')
  const found: RawBuilder<unknown>[] = []
  if (clients.length > 0) {
    const sessionsOf = sql`SELECT id FROM session WHERE client_id = ANY(${clients}::bigint[])`
    for (const kind of live) {
      if (kind in movedKinds)
        found.push(sql`SELECT ${kind}::text AS kind, id FROM ${sql.table(kind)} WHERE ${sql.ref(clientColumn(kind))} = ANY(${clients}::bigint[])`)
    }
    for (const kind of bySession) if (live.includes(kind)) found.push(ofSessions(kind, sessionsOf))
  }
  if (sessions.length > 0) for (const kind of bySession) if (live.includes(kind)) found.push(ofSessions(kind, sql`SELECT unnest(${sessions}::bigint[])`))
  const { rows } = found.length === 0 ? { rows: [] } : await sql<{ kind: TriggerSubject; id: number }>`${sql.join(found, sql` UNION ALL `)}`.execute(work.db)
  const touched = new Map<TriggerSubject, number[]>()
  for (const kind of triggerSubjectKeys) {
    const ids = [...of(kind), ...rows.filter((row) => row.kind === kind).map((row) => row.id)]
    if (ids.length > 0) touched.set(kind, [...new Set(ids)])
  }
  return touched
}

function ofSessions(kind: (typeof bySession)[number], sessions: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`SELECT ${kind}::text AS kind, id FROM ${sql.table(kind)} WHERE client_id IS NULL AND session_id IN (${sessions})`
}

function clientColumn(kind: TriggerSubject): string {
  return kind === 'invoice' ? movedKinds.invoice : 'client_id'
}
