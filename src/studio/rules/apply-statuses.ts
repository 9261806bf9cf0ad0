import { changeStatusSetup } from '#studio/records/statuses/change-status-setup.ts'
import type { Status, StatusChange } from '#studio/records/statuses/contract.ts'
import { createStatus } from '#studio/records/statuses/create-status.ts'
import { deleteStatus } from '#studio/records/statuses/delete-status.ts'
import { orderSetup } from '#studio/records/statuses/order-setup.ts'
import { listStatuses, listTypes } from '#studio/records/statuses/queries.ts'
import type { SubjectKind } from '#studio/records/subject.ts'
import type { Work } from '#studio/staff/work.ts'
import { atPlace } from './at-place.ts'
import type { StatusRule } from './format.ts'
import { statusLists } from './name-troubles.ts'
import { orderBy } from './order-by.ts'
import type { RulesFile } from './rules-text.ts'
import { membersCalled, named, type Setup, sameName } from './setup.ts'

type Family = { subject_kind: SubjectKind; type_id: number | null }

/**
 * Makes the statuses of a file and changes those that are there; none is made inactive yet. What a new type began with and the file does not name
 * goes again. `setup` knows the departments of the file.
 */
export async function applyStatuses(
  work: Work,
  { rules, lineOf }: RulesFile,
  { setup, newTypes }: { setup: Setup; newTypes: ReadonlySet<number> },
): Promise<void> {
  for (const { path, kind, type, list } of statusLists(rules)) {
    const subject_kind = kind as SubjectKind
    const type_id = type === null ? null : ((await listTypes(work)).rows.find((each) => each.subject_kind === kind && sameName(each.name, type))?.id ?? null)
    const family = { subject_kind, type_id }
    const isNew = type_id !== null && newTypes.has(type_id)
    for (const [index, rule] of list.entries()) {
      const initial = rule.initial ?? (isNew && index === 0 && !list.some((each) => each.initial === true))
      await atPlace(lineOf, [...path, index], () => applyStatus(work, { family, rule: { ...rule, ...(initial ? { initial } : {}) }, setup }))
    }
    if (isNew && list.length > 0)
      for (const status of await standing(work, family)) if (!list.some(({ name }) => sameName(name, status.name))) await deleteStatus(work, status.id)
    const ids = orderBy(
      await standing(work, family),
      list.map(({ name }) => name),
    )
    if (ids !== null) await orderSetup(work, 'status', { ...family, ids })
  }
}

async function standing(work: Work, { subject_kind, type_id }: Family): Promise<Status[]> {
  const { rows } = await listStatuses(work, { subject_kind })
  return rows.filter((status) => status.type_id === type_id)
}

async function applyStatus(work: Work, { family, rule, setup }: { family: Family; rule: StatusRule; setup: Setup }): Promise<void> {
  const fields = fieldsOf(rule, setup)
  const known = (await standing(work, family)).find((status) => sameName(status.name, rule.name))
  if (known === undefined) {
    await createStatus(work, { ...family, ...fields, name: rule.name })
    return
  }
  const wanted: Omit<StatusChange, 'version'> = { ...fields, name: rule.name.trim() }
  const differs = (Object.keys(wanted) as (keyof typeof wanted)[]).some((key) => wanted[key] !== known[key])
  if (differs) await changeStatusSetup(work, known.id, { ...wanted, version: known.version })
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
