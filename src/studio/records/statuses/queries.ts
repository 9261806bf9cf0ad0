import { sql } from 'kysely'
import type { Work } from '#studio/staff/work.ts'
import { noSuch } from '../stale.ts'
import type { SubjectKind, TypedKind } from '../subject.ts'
import type { RecordType, Status } from './contract.ts'
import { defaultDueOn, type StatusRow } from './status.ts'

/** The statuses of a kind or type, or of all, in their order. */
export async function listStatuses(
  work: Work,
  { subject_kind, type_id }: { subject_kind?: SubjectKind; type_id?: number | null },
): Promise<{ rows: Status[] }> {
  // Those of web forms are nobody's to set up.
  const kinds = work.db.selectFrom('status').selectAll().where(sql`subject_kind`, '<>', 'web_form')
  const all = kinds.orderBy('subject_kind').orderBy('type_id').orderBy('position').orderBy('id')
  const ofKind = subject_kind === undefined ? all : all.where('subject_kind', '=', subject_kind)
  const rows = await (type_id === undefined || type_id === null ? ofKind : ofKind.where('type_id', '=', type_id)).execute()
  return { rows: rows.map((row) => shownStatus(work, row)) }
}

export async function readStatus(work: Work, id: number): Promise<Status> {
  const row = await work.db.selectFrom('status').selectAll().where('id', '=', id).executeTakeFirst()
  if (row === undefined) throw noSuch('status', id)
  return shownStatus(work, row)
}

/** The types of a kind, or of all, in their order. */
export async function listTypes(work: Work, subjectKind?: TypedKind): Promise<{ rows: RecordType[] }> {
  const columns = ['id', 'subject_kind', 'name', 'position', 'active', 'version'] as const
  const all = work.db.selectFrom('type').select(columns).orderBy('subject_kind').orderBy('position').orderBy('id')
  const rows = await (subjectKind === undefined ? all : all.where('subject_kind', '=', subjectKind)).execute()
  return { rows }
}

export async function readType(work: Work, id: number): Promise<RecordType> {
  const row = await work.db.selectFrom('type').select(['id', 'subject_kind', 'name', 'position', 'active', 'version']).where('id', '=', id).executeTakeFirst()
  if (row === undefined) throw noSuch('type', id)
  return row
}

function shownStatus(work: Work, row: StatusRow): Status {
  const { is_initial: initial, is_final: final, studio_id: _, ...shown } = row
  const default_due_on = defaultDueOn(row, work.today, work.studio.workWeek)
  return { ...shown, initial, final, default_due_on }
}
