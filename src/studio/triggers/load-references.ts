import { sql } from 'kysely'
import type { WallTime } from '#studio/calendar/wall-time.ts'
import { isWeekday } from '#studio/calendar/weekday.ts'
import type { Work } from '#studio/staff/work.ts'
import type { Reference, ReferenceIds, ReferenceKind, References } from './references.ts'

type Row = Reference & { kind: ReferenceKind }
type Setup = {
  sending_days: number[]
  sending_from: string
  sending_to: string
  use_invoice_statuses: boolean
  postal_address: boolean
  can_send: boolean | null
}

/** What is done goes to the final status of its type, where there is just one (`records/tasks/complete-task.ts`). */
const leftWhenDone = sql`(s.subject_kind = 'task' AND NOT s.is_final AND (SELECT count(*) = 1 FROM status f
  WHERE f.subject_kind = 'task' AND f.type_id = s.type_id AND f.is_final AND f.active))`

/** Reads what triggers refer to, in three statements however many they are. */
export async function loadReferences(work: Work, ids: ReferenceIds): Promise<References> {
  const { rows } = await sql<Row>`
    SELECT 'status' AS kind, id, name, active, subject_kind, NULL AS purpose, type_id, duration_days, ${leftWhenDone} AS left_when_done FROM status s WHERE id = ANY(${ids.status}::bigint[])
    UNION ALL SELECT 'type', id, name, active, subject_kind, NULL, NULL, NULL, NULL FROM type WHERE id = ANY(${ids.type}::bigint[])
    UNION ALL SELECT 'template', id, name, archived_at IS NULL, subject_kind, purpose, NULL, NULL, NULL FROM template WHERE id = ANY(${ids.template}::bigint[])
    UNION ALL SELECT 'member', id, name, archived_at IS NULL, NULL, NULL, NULL, NULL, NULL FROM member WHERE id = ANY(${ids.member}::bigint[])
    UNION ALL SELECT 'department', id, name, archived_at IS NULL, NULL, NULL, NULL, NULL, NULL FROM department WHERE id = ANY(${ids.department}::bigint[])`.execute(
    work.db,
  )
  const { sending_days, sending_from, sending_to, use_invoice_statuses, postal_address, can_send } = await loadSetup(work)
  const installed = await work.db.selectFrom('installation').select('public_url').executeTakeFirst()
  const byId = (kind: ReferenceKind) => new Map(rows.filter((row) => row.kind === kind).map((row) => [row.id, row]))
  return {
    status: byId('status'),
    type: byId('type'),
    template: byId('template'),
    member: byId('member'),
    department: byId('department'),
    canSend: can_send ?? false,
    linksWork: installed?.public_url !== null,
    studio: {
      zone: work.studio.zone,
      workWeek: work.studio.workWeek,
      hours: { days: sending_days.filter(isWeekday), from: sending_from.slice(0, 5) as WallTime, to: sending_to.slice(0, 5) as WallTime },
      invoiceStatuses: use_invoice_statuses,
      postalAddress: postal_address,
    },
  }
}

async function loadSetup(work: Work): Promise<Setup> {
  const { rows } = await sql<Setup>`
    SELECT u.sending_days, u.sending_from, u.sending_to, u.use_invoice_statuses, btrim(u.postal_address) <> '' AS postal_address,
      (SELECT from_address <> '' AND host <> '' FROM sender) AS can_send
    FROM studio u WHERE u.id = ${work.studio.id}`.execute(work.db)
  const [setup] = rows
  if (setup === undefined) throw new Error('The studio of this transaction is not there.')
  return setup
}
