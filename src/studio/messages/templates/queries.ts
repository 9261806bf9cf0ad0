import { type Selectable, sql } from 'kysely'
import type { Input } from '#platform/http/contract.ts'
import { readCursor, writeCursor } from '#platform/http/cursor.ts'
import { noSuch } from '#studio/records/stale.ts'
import type { Work } from '#studio/staff/work.ts'
import { isOn, mergeFieldNames, mergeFields, type SubjectKind } from '../rendering/merge-fields.ts'
import type { TemplateTable } from '../tables.ts'
import type { listTemplates } from './contract.ts'

type Shown = Omit<Selectable<TemplateTable>, 'studio_id' | 'body' | 'html' | 'plain'>

const shown = sql`id, name, subject_kind, purpose, subject, archived_at, updated_at, updated_by, version`

/** Templates by name: those in use, or the archived ones. */
export async function findTemplates(work: Work, wanted: Input<typeof listTemplates>['query']): Promise<{ rows: Shown[]; next: string | null }> {
  const { search = '', subject_kind, purpose, archived = false, after, limit = 50 } = wanted
  const [lastName, lastId] = after === undefined ? [null, 0] : readCursor(after, 2)
  const criteria = [
    sql`(archived_at IS NOT NULL) = ${archived}`,
    ...(search.trim() === '' ? [] : [sql`position(lower(${search.trim()}::text) IN lower(name || ' ' || subject)) > 0`]),
    ...(subject_kind === undefined ? [] : [sql`subject_kind = ${subject_kind}`]),
    ...(purpose === undefined ? [] : [sql`purpose = ${purpose}`]),
    ...(lastName === null ? [] : [sql`(lower(name), id) > (lower(${lastName}::text), ${lastId}::bigint)`]),
  ]
  const { rows } = await sql<Shown>`
    SELECT ${shown} FROM template WHERE ${sql.join(criteria, sql` AND `)} ORDER BY lower(name), id LIMIT ${limit + 1}`.execute(work.db)
  const last = rows.length > limit ? rows[limit - 1] : undefined
  return { rows: rows.slice(0, limit), next: last === undefined ? null : writeCursor([last.name, last.id]) }
}

/** One template; refuses a number that names none. */
export async function readTemplate(work: Work, id: number): Promise<Shown & { body: string }> {
  const { rows } = await sql<Shown & { body: string }>`SELECT ${shown}, body FROM template WHERE id = ${id}`.execute(work.db)
  const template = rows[0]
  if (template === undefined) throw noSuch('template', id)
  return template
}

/** The fields a template may use, all or those of one kind of record. */
export function mergeFieldRows(subjectKind?: SubjectKind) {
  const names = mergeFieldNames.filter((name) => subjectKind === undefined || isOn(name, subjectKind))
  return { rows: names.map((name) => ({ name, ...mergeFields[name], on: [...mergeFields[name].on] })) }
}
