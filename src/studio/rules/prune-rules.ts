import { sql } from 'kysely'
import { Refusal } from '#platform/refusal.ts'
import { archiveTemplate } from '#studio/messages/templates/archive-template.ts'
import { changeStatusSetup } from '#studio/records/statuses/change-status-setup.ts'
import { changeType } from '#studio/records/statuses/change-type.ts'
import { deleteStatus } from '#studio/records/statuses/delete-status.ts'
import { deleteType } from '#studio/records/statuses/delete-type.ts'
import { archiveDepartment } from '#studio/staff/members/archive-department.ts'
import type { Work } from '#studio/staff/work.ts'
import { archiveTrigger } from '#studio/triggers/archive-trigger.ts'
import type { Rules } from './format.ts'
import { statusLists } from './name-troubles.ts'
import { readStanding } from './read-standing.ts'
import { sameName } from './setup.ts'

/**
 * Takes away what the sections of a file do not name: triggers are deleted, templates and departments archived, types and statuses deleted, or made
 * inactive where something uses them. Sections that a file does not have are left alone.
 */
export async function pruneRules(work: Work, rules: Rules): Promise<void> {
  const { setup, triggers, rules: standing } = await readStanding(work)
  for (const [index, trigger] of triggers.entries()) {
    const { name = '', nth } = standing.triggers?.[index] ?? {}
    if (rules.triggers === undefined || rules.triggers.some((rule) => rule.name.trim() === name && rule.nth === nth)) continue
    await archiveTrigger(work, trigger.id, { version: trigger.version, archived: true })
  }
  for (const { id, name, version, archived } of setup.templates) {
    if (archived || !missing(rules.templates, name)) continue
    await archiveTemplate(work, id, { archived: true, version })
  }
  for (const { id, name, version, archived } of setup.departments) {
    if (archived || !missing(rules.departments, name)) continue
    await archiveDepartment(work, id, { archived: true, version })
  }
  for (const { kind, type, list } of statusLists(rules)) {
    const typeId = type === null ? null : setup.types.find((each) => each.subject_kind === kind && sameName(each.name, type))?.id
    for (const { id, name, version } of setup.statuses.filter((status) => status.subject_kind === kind && status.type_id === typeId)) {
      if (missing(list, name))
        await deleteOr(
          work,
          () => deleteStatus(work, id),
          () => changeStatusSetup(work, id, { version, active: false }),
        )
    }
  }
  for (const [kind, list] of Object.entries(rules.types ?? {})) {
    for (const { id, name, version } of setup.types.filter((type) => type.subject_kind === kind)) {
      if (missing(list, name))
        await deleteOr(
          work,
          () => deleteType(work, id),
          () => changeType(work, id, { version, active: false }),
        )
    }
  }
}

function missing(list: readonly { name: string }[] | undefined, name: string): boolean {
  return list !== undefined && !list.some((each) => sameName(each.name, name))
}

/** A savepoint: what the database refused has ended the transaction otherwise. */
async function deleteOr(work: Work, remove: () => Promise<unknown>, instead: () => Promise<unknown>): Promise<void> {
  await sql`SAVEPOINT prune`.execute(work.db)
  try {
    await remove()
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    await sql`ROLLBACK TO SAVEPOINT prune`.execute(work.db)
    await instead()
  }
  await sql`RELEASE SAVEPOINT prune`.execute(work.db)
}
