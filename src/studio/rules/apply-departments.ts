import { atPlace } from './at-place.ts'
import type { DepartmentRule } from './format.ts'
import type { Hand } from './hand.ts'
import type { RulesFile } from './rules-text.ts'
import { membersCalled, named, type Setup } from './setup.ts'

/** Makes the departments of a file, and changes those that are there. What a file does not say of one stays. */
export async function applyDepartments(hand: Hand, { rules, lineOf }: RulesFile, setup: Setup): Promise<void> {
  for (const [index, rule] of (rules.departments ?? []).entries()) {
    await atPlace(lineOf, ['departments', index], () => applyDepartment(hand, rule, setup))
  }
}

async function applyDepartment(hand: Hand, rule: DepartmentRule, setup: Setup): Promise<void> {
  const fields = fieldsOf(rule, setup)
  const known = named(setup.departments, rule.name)
  if (known === undefined) {
    await hand.addDepartment({ ...fields, name: rule.name })
    return
  }
  if (known.archived && rule.archived !== true) await hand.archiveDepartment(known.id, { archived: false, version: known.version })
  const before = (await hand.setup()).departments.find(({ id }) => id === known.id) ?? known
  const differs =
    before.name !== rule.name.trim() ||
    (fields.email !== undefined && fields.email !== before.email) ||
    (fields.default_member_id !== undefined && fields.default_member_id !== before.default_member_id) ||
    (fields.member_ids !== undefined && String(fields.member_ids.toSorted(byNumber)) !== String([...before.member_ids].toSorted(byNumber)))
  if (differs) await hand.changeDepartment(known.id, { ...fields, name: rule.name, version: before.version })
}

function fieldsOf({ email, default_member, members }: DepartmentRule, setup: Setup) {
  const idOf = (name: string) => membersCalled(setup.members, name)[0]?.id
  return {
    ...(email === undefined ? {} : { email }),
    ...(default_member === undefined ? {} : { default_member_id: default_member === null ? null : (idOf(default_member) ?? null) }),
    ...(members === undefined ? {} : { member_ids: [...new Set(members.map(idOf).filter((id) => id !== undefined))] }),
  }
}

function byNumber(one: number, other: number): number {
  return one - other
}
