import { atPlace } from './at-place.ts'
import type { Hand } from './hand.ts'
import { statusLists } from './name-troubles.ts'
import type { RulesFile } from './rules-text.ts'
import { named, sameName } from './setup.ts'

/** Archives and makes inactive what a file says is so. Last of all: a trigger of the file may still name it, and could not be made afterwards. */
export async function putAway(hand: Hand, { rules, lineOf }: RulesFile): Promise<void> {
  const setup = await hand.setup()
  for (const [index, { name, archived }] of (rules.departments ?? []).entries()) {
    const known = named(setup.departments, name)
    if (archived !== true || known === undefined || known.archived) continue
    await atPlace(lineOf, ['departments', index, 'archived'], () => hand.archiveDepartment(known.id, { archived, version: known.version }))
  }
  for (const [index, { name, archived }] of (rules.templates ?? []).entries()) {
    const known = named(setup.templates, name)
    if (archived !== true || known === undefined || known.archived) continue
    await atPlace(lineOf, ['templates', index, 'archived'], () => hand.archiveTemplate(known.id, { archived, version: known.version }))
  }
  for (const [kind, list] of Object.entries(rules.types ?? {})) {
    for (const [index, { name, active }] of list.entries()) {
      const known = setup.types.find((type) => type.subject_kind === kind && sameName(type.name, name))
      if (active !== false || known === undefined || !known.active) continue
      await atPlace(lineOf, ['types', kind, index, 'active'], () => hand.changeType(known.id, { version: known.version, active }))
    }
  }
  for (const { path, kind, type, list } of statusLists(rules)) {
    const typeId = type === null ? null : setup.types.find((each) => each.subject_kind === kind && sameName(each.name, type))?.id
    for (const [index, { name, active }] of list.entries()) {
      const known = setup.statuses.find((status) => status.subject_kind === kind && status.type_id === typeId && sameName(status.name, name))
      if (active !== false || known === undefined || !known.active) continue
      await atPlace(lineOf, [...path, index, 'active'], () => hand.changeStatus(known.id, { version: known.version, active }))
    }
  }
}
