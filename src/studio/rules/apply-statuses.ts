import type { StatusChange } from '#studio/records/statuses/contract.ts'
import type { StatusFamily } from '#studio/records/statuses/family.ts'
import type { SubjectKind } from '#studio/records/subject.ts'
import { atPlace } from './at-place.ts'
import type { StatusRule } from './format.ts'
import type { Hand } from './hand.ts'
import { statusLists } from './name-troubles.ts'
import { orderBy } from './order-by.ts'
import type { RulesFile } from './rules-text.ts'
import { membersCalled, named, type Setup, type StatusRow, sameName } from './setup.ts'

/**
 * Makes the statuses of a file and changes those that are there; none is made inactive yet. What a new type began with and the file does not name
 * goes again. `setup` knows the departments of the file.
 */
export async function applyStatuses(
  hand: Hand,
  { rules, lineOf }: RulesFile,
  { setup, newTypes }: { setup: Setup; newTypes: ReadonlySet<number> },
): Promise<void> {
  for (const { path, kind, type, list } of statusLists(rules)) {
    const subject_kind = kind as SubjectKind
    const type_id = type === null ? null : ((await hand.setup()).types.find((each) => each.subject_kind === kind && sameName(each.name, type))?.id ?? null)
    const family = { subject_kind, type_id }
    const isNew = type_id !== null && newTypes.has(type_id)
    for (const [index, rule] of list.entries()) {
      const initial = rule.initial === true || (isNew && index === 0 && !list.some((each) => each.initial === true))
      await atPlace(lineOf, [...path, index], () => applyStatus(hand, { family, rule: { ...rule, ...(initial ? { initial } : {}) }, setup }))
    }
    if (isNew && list.length > 0)
      for (const status of await standing(hand, family)) if (!list.some(({ name }) => sameName(name, status.name))) await hand.deleteStatus(status.id)
    const ids = orderBy(
      await standing(hand, family),
      list.map(({ name }) => name),
    )
    if (ids !== null) await hand.orderStatuses(family, ids)
  }
}

async function standing(hand: Hand, family: StatusFamily): Promise<StatusRow[]> {
  return (await hand.setup()).statuses.filter((status) => status.subject_kind === family.subject_kind && status.type_id === family.type_id)
}

async function applyStatus(hand: Hand, { family, rule, setup }: { family: StatusFamily; rule: StatusRule; setup: Setup }): Promise<void> {
  const fields = fieldsOf(rule, setup)
  const known = (await standing(hand, family)).find((status) => sameName(status.name, rule.name))
  if (known === undefined) {
    await hand.createStatus({ ...family, ...fields, name: rule.name })
    return
  }
  const wanted: Omit<StatusChange, 'version'> = { ...fields, name: rule.name.trim() }
  const before = { ...known, initial: known.is_initial, final: known.is_final }
  const differs = (Object.keys(wanted) as (keyof typeof wanted)[]).some((key) => wanted[key] !== before[key])
  if (differs) await hand.changeStatus(known.id, { ...wanted, version: known.version })
}

function fieldsOf(rule: StatusRule, setup: Setup): Omit<StatusChange, 'version' | 'name'> {
  const { due_days, initial, final, active, on_booking, on_order, default_department, default_member } = rule
  return {
    ...(due_days === undefined ? {} : { duration_days: due_days }),
    ...(initial === undefined ? {} : { initial }),
    ...(final === undefined ? {} : { final }),
    ...(active === true ? { active } : {}),
    ...(on_booking === undefined ? {} : { on_booking }),
    ...(on_order === undefined ? {} : { on_order }),
    ...(default_department === undefined
      ? {}
      : { default_department_id: default_department === null ? null : (named(setup.departments, default_department)?.id ?? null) }),
    ...(default_member === undefined
      ? {}
      : { default_member_id: default_member === null ? null : (membersCalled(setup.members, default_member)[0]?.id ?? null) }),
  }
}
