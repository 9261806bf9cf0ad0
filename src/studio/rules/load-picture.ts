import { sql } from 'kysely'
import { type SubjectKind, subjectKinds } from '#studio/records/subject.ts'
import type { Work } from '#studio/staff/work.ts'
import { loadReferences } from '#studio/triggers/load-references.ts'
import { firstImagined, type Picture } from './picture.ts'
import { readFormerNames } from './read-former-names.ts'
import { readStanding } from './read-standing.ts'

/** A picture of the studio as it stands. What records use is asked when somebody wants to delete it. */
export async function loadPicture(work: Work): Promise<Picture> {
  const { setup, triggers } = await readStanding(work)
  return {
    setup,
    triggers,
    deleted: [],
    around: await loadReferences(work, { status: [], type: [], template: [], member: [], department: [] }),
    isUsed: (what, id) => (what === 'status' ? isStatusUsed(work, id) : isTypeUsed(work, id)),
    openWork: (id) => readOpenWork(work, id),
    wentTo: (
      await sql<Went>`SELECT trigger_id, recipient_department_id AS id FROM trigger_output WHERE recipient_department_id IS NOT NULL`.execute(work.db)
    ).rows.map(({ trigger_id, id }) => [trigger_id, id] as const),
    formerNames: await readFormerNames(work),
    lastId: firstImagined,
  }
}

type Went = { trigger_id: number; id: number }

/** What of the records keeps the database from archiving a department, in its words (migration 0021). */
async function readOpenWork({ db }: Work, id: number): Promise<readonly string[]> {
  const { rows } = await sql<{ users: string[] }>`
    SELECT array_remove(ARRAY[
      (SELECT many_of(count(*), 'open task', 'open tasks') FROM task WHERE department_id = ${id} AND completed_at IS NULL AND canceled_at IS NULL),
      (SELECT many_of(count(*), 'open call', 'open calls') FROM communication
        WHERE channel = 'call' AND call_state = 'open' AND (department_id = ${id} OR recipient_department_id = ${id})),
      (SELECT orders_named(array_agg(r.number ORDER BY r.id), 'production order', 'production orders') FROM production_order r
        JOIN status s ON s.studio_id = r.studio_id AND s.id = r.status_id WHERE r.department_id = ${id} AND r.archived_at IS NULL AND NOT s.is_final),
      (SELECT orders_named(array_agg(r.number ORDER BY r.id), 'preproduction order', 'preproduction orders') FROM preproduction_order r
        JOIN status s ON s.studio_id = r.studio_id AND s.id = r.status_id WHERE r.department_id = ${id} AND r.archived_at IS NULL AND NOT s.is_final)
    ], NULL) AS users`.execute(db)
  return rows[0]?.users ?? []
}

/** What keeps the database from deleting a status, but for triggers that stand: those are in the picture. */
async function isStatusUsed({ db }: Work, id: number): Promise<boolean> {
  const records = kindsWith(() => true).map((kind) => sql`EXISTS (SELECT FROM ${sql.table(kind)} r WHERE r.status_id = ${id})`)
  const { rows } = await sql<{ used: boolean }>`
    SELECT ${sql.join(records, sql` OR `)} OR EXISTS (SELECT FROM status_entry e WHERE e.status_id = ${id})
      OR EXISTS (SELECT FROM trigger t WHERE t.status_id = ${id} AND t.archived_at IS NOT NULL) AS used`.execute(db)
  return rows[0]?.used ?? false
}

async function isTypeUsed({ db }: Work, id: number): Promise<boolean> {
  const records = kindsWith(({ hasTypes }) => hasTypes).map((kind) => sql`EXISTS (SELECT FROM ${sql.table(kind)} r WHERE r.type_id = ${id})`)
  const { rows } = await sql<{ used: boolean }>`
    SELECT ${sql.join(records, sql` OR `)} OR EXISTS (SELECT FROM trigger t WHERE t.type_id = ${id} AND t.archived_at IS NOT NULL)
      OR EXISTS (SELECT FROM output_step p JOIN trigger_output o ON o.studio_id = p.studio_id AND o.id = p.output_id
        JOIN trigger t ON t.studio_id = o.studio_id AND t.id = o.trigger_id WHERE p.task_type_id = ${id} AND t.archived_at IS NOT NULL) AS used`.execute(db)
  return rows[0]?.used ?? false
}

function kindsWith(fits: (kind: { hasTypes: boolean }) => boolean): SubjectKind[] {
  return (Object.keys(subjectKinds) as SubjectKind[]).filter((kind) => fits(subjectKinds[kind]))
}
