import type { Work } from '#studio/staff/work.ts'
import { noSuch } from '../stale.ts'
import type { SubjectKind } from '../subject.ts'
import type { RecordType, Status } from './contract.ts'
import { defaultDueOn, type StatusRow } from './status.ts'

/** The statuses of a kind, or of all, in their order. */
export async function listStatuses(work: Work, subjectKind?: SubjectKind): Promise<{ rows: Status[] }> {
  const all = work.db.selectFrom('status').selectAll().orderBy('subject_kind').orderBy('position').orderBy('id')
  const rows = await (subjectKind === undefined ? all : all.where('subject_kind', '=', subjectKind)).execute()
  return { rows: rows.map((row) => shownStatus(work, row)) }
}

export async function readStatus(work: Work, id: number): Promise<Status> {
  const row = await work.db.selectFrom('status').selectAll().where('id', '=', id).executeTakeFirst()
  if (row === undefined) throw noSuch('status', id)
  return shownStatus(work, row)
}

/** The types of sessions in their order. */
export async function listTypes(work: Work): Promise<{ rows: RecordType[] }> {
  const rows = await work.db
    .selectFrom('type')
    .select(['id', 'subject_kind', 'name', 'position', 'active', 'version'])
    .orderBy('position')
    .orderBy('id')
    .execute()
  return { rows }
}

export async function readType(work: Work, id: number): Promise<RecordType> {
  const row = await work.db.selectFrom('type').select(['id', 'subject_kind', 'name', 'position', 'active', 'version']).where('id', '=', id).executeTakeFirst()
  if (row === undefined) throw noSuch('type', id)
  return row
}

function shownStatus(work: Work, row: StatusRow): Status {
  const { id, subject_kind, name, position, duration_days, is_initial, is_final, active, version } = row
  const default_due_on = defaultDueOn(row, work.today, work.studio.workWeek)
  return { id, subject_kind, name, position, duration_days, initial: is_initial, final: is_final, active, default_due_on, version }
}
