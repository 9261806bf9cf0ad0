import type { Selectable } from 'kysely'
import { noSuch, refuseStale } from '#studio/records/stale.ts'
import type { Work } from '#studio/staff/work.ts'
import type { TemplateTable } from '../tables.ts'

/** The template as it is, kept from others until the transaction ends. Refuses an unknown id and a version that is no longer the current one. */
export async function lockTemplate(work: Work, id: number, version: number): Promise<Selectable<TemplateTable>> {
  const template = await work.db.selectFrom('template').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  if (template === undefined) throw noSuch('template', id)
  refuseStale('template', template, version)
  return template
}
