import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { refuseField } from '#platform/refusal.ts'
import type { CivilDate } from '#studio/calendar/civil-date.ts'
import type { Work } from '#studio/staff/work.ts'
import { givenDate } from '../given-date.ts'
import { readInvoicing } from '../invoices/read-invoicing.ts'
import { statusesUnused } from '../invoices/refusals.ts'
import { chooseStatus } from '../statuses/choose-status.ts'
import { defaultDueOn, type StatusRow } from '../statuses/status.ts'
import { subjectKinds } from '../subject.ts'
import type { StatusMove } from './contract.ts'
import { findChosen } from './find-chosen.ts'
import { countedReasons, type Skipped, whyNot } from './skip-reasons.ts'

/** What moving these records would do. `seen` stands for the records that would move, each as it is now. */
export type MovesInSight = {
  status: StatusRow
  dueOn: CivilDate | null
  moving: { id: number; version: number }[]
  skipped: Skipped[]
  seen: string
}

type Candidate = { id: number; version: number; status_id: number; type_id: number | null; archived: boolean; canceled: boolean }

/** Looks which of the chosen records can move to the status, and why others cannot. Writes nothing. Refuses a status that may not be chosen. */
export async function lookAtMoves(work: Work, wanted: StatusMove): Promise<MovesInSight> {
  const status = await wantedStatus(work, wanted)
  const given = givenDate('due_on', wanted.due_on)
  const dueOn = given === undefined ? defaultDueOn(status, work.today, work.studio.workWeek) : given
  const ids = await findChosen(work, wanted)
  const type = subjectKinds[wanted.subject_kind].hasTypes ? sql`type_id` : sql`NULL::bigint AS type_id`
  // A task is never archived; a canceled one stays where it is. Other records go on when they are canceled: there is money to give back.
  const away =
    wanted.subject_kind === 'task' ? sql`false AS archived, canceled_at IS NOT NULL AS canceled` : sql`archived_at IS NOT NULL AS archived, false AS canceled`
  const { rows } = await sql<Candidate>`
    SELECT id, version, status_id, ${type}, ${away} FROM ${sql.table(wanted.subject_kind)}
    WHERE id = ANY(${ids}::bigint[]) ORDER BY id`.execute(work.db)
  const found = new Map(rows.map((row) => [row.id, row]))
  const reasons = ids.flatMap((id) => whyNot(found.get(id), status) ?? [])
  const moving = rows.filter((row) => whyNot(row, status) === null).map(({ id, version }) => ({ id, version }))
  return { status, dueOn, moving, skipped: countedReasons(reasons), seen: digest(moving) }
}

async function wantedStatus(work: Work, { subject_kind, status_id }: StatusMove): Promise<StatusRow> {
  if (subject_kind === 'invoice' && !(await readInvoicing(work)).usesStatuses) throw statusesUnused()
  const status = await work.db.selectFrom('status').select('type_id').where('id', '=', status_id).where('subject_kind', '=', subject_kind).executeTakeFirst()
  if (status === undefined)
    throw refuseField(
      'status_id',
      'no-such-status',
      `There is no ${subjectKinds[subject_kind].label.toLowerCase()} status number ${status_id}. Choose another.`,
    )
  return chooseStatus(work, { subject_kind, type_id: status.type_id }, status_id)
}

function digest(moving: readonly { id: number; version: number }[]): string {
  const hash = createHash('sha256')
  for (const { id, version } of moving) hash.update(`${id}:${version} `)
  return `${moving.length}-${hash.digest('base64url').slice(0, 22)}`
}
