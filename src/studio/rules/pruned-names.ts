import type { Rules } from './format.ts'
import { nameTroubles, statusLists } from './name-troubles.ts'
import { type Setup, sameName } from './setup.ts'
import type { Trouble } from './trouble.ts'

/** What a file names and, as its own sections leave it out, would take away. */
export function prunedNameTroubles(rules: Rules, setup: Setup): Trouble[] {
  const known = new Set(nameTroubles(rules, setup).map(({ path }) => path.join('/')))
  return nameTroubles(rules, keptOf(rules, setup))
    .filter(({ path }) => !known.has(path.join('/')))
    .map(({ path }) => ({ path, message: 'The file names this here, but its own section leaves it out, so it would be taken away. Add it there.' }))
}

/** What is left of a studio's setup when a file has taken away what its sections do not name. */
function keptOf(rules: Rules, setup: Setup): Setup {
  const { departments, types, templates } = rules
  const lists = statusLists(rules)
  const keeps = (list: readonly { name: string }[] | undefined, name: string) => list === undefined || list.some((each) => sameName(each.name, name))
  const typeName = (id: number | null) => setup.types.find((type) => type.id === id)?.name ?? null
  const listOf = (kind: string, typeId: number | null) => {
    const called = typeName(typeId)
    return lists.find((each) => each.kind === kind && (each.type === null ? called === null : called !== null && sameName(each.type, called)))?.list
  }
  return {
    members: setup.members,
    departments: setup.departments.filter(({ name }) => keeps(departments, name)),
    types: setup.types.filter(({ subject_kind, name }) => keeps(types?.[subject_kind], name)),
    statuses: setup.statuses.filter(({ subject_kind, type_id, name }) => keeps(listOf(subject_kind, type_id), name)),
    templates: setup.templates.filter(({ name }) => keeps(templates, name)),
  }
}
