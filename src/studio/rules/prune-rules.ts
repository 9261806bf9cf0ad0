import { Refusal } from '#platform/refusal.ts'
import { atPlace } from './at-place.ts'
import type { Hand } from './hand.ts'
import { statusLists } from './name-troubles.ts'
import type { RulesFile } from './rules-text.ts'
import { sameName } from './setup.ts'

/**
 * Takes away what the sections of a file do not name: triggers are deleted, templates and departments archived, types and statuses deleted, or made
 * inactive where something uses them. Sections that a file does not have are left alone.
 */
export async function pruneRules(hand: Hand, { rules, lineOf }: RulesFile): Promise<void> {
  const { setup, triggers, rules: standing } = await hand.standing()
  for (const [index, trigger] of triggers.entries()) {
    const { name = '', nth } = standing.triggers?.[index] ?? {}
    if (rules.triggers === undefined || rules.triggers.some((rule) => rule.name.trim() === name && rule.nth === nth)) continue
    await hand.archiveTrigger(trigger.id, { version: trigger.version, archived: true })
  }
  for (const { id, name, version, archived } of setup.templates) {
    if (archived || !missing(rules.templates, name)) continue
    await hand.archiveTemplate(id, { archived: true, version })
  }
  for (const { id, name, version, archived } of setup.departments) {
    if (archived || !missing(rules.departments, name)) continue
    await hand.archiveDepartment(id, { archived: true, version })
  }
  for (const { path, kind, type, list } of statusLists(rules)) {
    const typeId = type === null ? null : setup.types.find((each) => each.subject_kind === kind && sameName(each.name, type))?.id
    for (const { id, name, version } of setup.statuses.filter((status) => status.subject_kind === kind && status.type_id === typeId)) {
      if (!missing(list, name) || (await hand.attempt(() => hand.deleteStatus(id)))) continue
      await atPlace(lineOf, path, () => naming(name, () => hand.changeStatus(id, { version, active: false })))
    }
  }
  for (const [kind, list] of Object.entries(rules.types ?? {})) {
    for (const { id, name, version } of setup.types.filter((type) => type.subject_kind === kind)) {
      if (missing(list, name) && !(await hand.attempt(() => hand.deleteType(id)))) await hand.changeType(id, { version, active: false })
    }
  }
}

function missing(list: readonly { name: string }[] | undefined, name: string): boolean {
  return list !== undefined && !list.some((each) => sameName(each.name, name))
}

/** Nothing at its line says which one the file leaves out. */
async function naming<T>(name: string, run: () => Promise<T>): Promise<T> {
  try {
    return await run()
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    throw new Refusal(error.kind, error.code, `“${name}” is not in the file. ${error.message}`)
  }
}
