import { type SubjectKind, subjectKinds, type TypedKind } from '#studio/records/subject.ts'
import type { Trigger } from '#studio/triggers/trigger.ts'
import type { DepartmentRule, Rules, StatusRule, TemplateRule, TriggerRule } from './format.ts'
import { ruleOfTrigger } from './rule-of-trigger.ts'
import { hasStatusesByType, memberName, type Setup, type StatusRow } from './setup.ts'

/** The rules of a studio as a file says them. What is archived stands in it only where a trigger still names it. */
export function rulesOfSetup(setup: Setup, triggers: readonly Trigger[]): Rules {
  return {
    hotshoe_rules: 1,
    departments: departmentRules(setup, triggers),
    types: typeRules(setup),
    statuses: statusRules(setup),
    templates: templateRules(setup, triggers),
    triggers: triggerRules(setup, triggers),
  }
}

function departmentRules(setup: Setup, triggers: readonly Trigger[]): DepartmentRule[] {
  const used = new Set(
    triggers.flatMap(({ outputs }) => outputs.flatMap(({ recipient, steps }) => [recipient.department_id, ...steps.map((step) => step.department_id)])),
  )
  const called = (id: number) => setup.members.filter((member) => member.id === id).map((member) => memberName(member, setup.members))
  return listed(setup.departments, used).map(({ name, email, default_member_id, member_ids, archived }) => ({
    name,
    email,
    default_member: default_member_id === null ? null : (called(default_member_id)[0] ?? null),
    members: member_ids.flatMap(called).toSorted(byText),
    ...(archived ? { archived } : {}),
  }))
}

const typedKinds = Object.keys(subjectKinds).filter((kind): kind is TypedKind => subjectKinds[kind as SubjectKind].hasTypes)

function typeRules({ types }: Setup): NonNullable<Rules['types']> {
  return Object.fromEntries(
    typedKinds
      .map((kind) => [kind, types.filter((type) => type.subject_kind === kind).map(({ name, active }) => ({ name, active }))] as const)
      .filter(([, rules]) => rules.length > 0),
  )
}

function statusRules(setup: Setup): NonNullable<Rules['statuses']> {
  const kinds = Object.keys(subjectKinds) as SubjectKind[]
  return Object.fromEntries(
    kinds
      .map((kind) => [kind, hasStatusesByType(kind) ? byType(setup, kind) : ofFamily(setup, kind, null)])
      .filter(([, rules]) => Object.keys(rules ?? {}).length > 0),
  )
}

function byType(setup: Setup, kind: SubjectKind): Record<string, StatusRule[]> {
  const types = setup.types.filter((type) => type.subject_kind === kind)
  return Object.fromEntries(types.map((type) => [type.name, ofFamily(setup, kind, type.id)]))
}

function ofFamily(setup: Setup, kind: SubjectKind, typeId: number | null): StatusRule[] {
  return setup.statuses.filter((status) => status.subject_kind === kind && status.type_id === typeId).map((status) => statusRule(setup, status))
}

function statusRule({ departments, members }: Setup, status: StatusRow): StatusRule {
  const member = members.find(({ id }) => id === status.default_member_id)
  return {
    name: status.name,
    due_days: status.duration_days,
    ...(status.is_initial ? { initial: true } : {}),
    final: status.is_final,
    active: status.active,
    ...(status.subject_kind === 'client' ? { on_booking: status.on_booking, on_order: status.on_order } : {}),
    ...(status.subject_kind === 'preproduction_order'
      ? {
          default_department: departments.find(({ id }) => id === status.default_department_id)?.name ?? null,
          default_member: member === undefined ? null : memberName(member, members),
        }
      : {}),
  }
}

function templateRules(setup: Setup, triggers: readonly Trigger[]): TemplateRule[] {
  const used = new Set(triggers.flatMap(({ outputs }) => outputs.flatMap(({ steps }) => steps.map((step) => step.template_id))))
  return listed(setup.templates, used).map(({ name, subject_kind, purpose, subject, body, archived }) => ({
    name,
    for: subject_kind as TemplateRule['for'],
    ...(purpose === 'marketing' ? { purpose } : {}),
    subject,
    body,
    ...(archived ? { archived } : {}),
  }))
}

function triggerRules(setup: Setup, triggers: readonly Trigger[]): TriggerRule[] {
  const counts = new Map<string, number>()
  return triggers.map((trigger) => {
    const nth = (counts.get(trigger.description) ?? 0) + 1
    counts.set(trigger.description, nth)
    return ruleOfTrigger(trigger, setup, nth)
  })
}

/** Those in use, and archived ones that are still named, but for one whose name another has now. By name, wherever they were made. */
function listed<Row extends { id: number; name: string; archived: boolean }>(rows: readonly Row[], used: ReadonlySet<number | null>): Row[] {
  const living = rows.filter((row) => !row.archived)
  const taken = new Set(living.map(({ name }) => name.toLowerCase()))
  const kept = rows.filter((row) => row.archived && used.has(row.id) && !taken.has(row.name.toLowerCase()))
  return [...living, ...kept].toSorted((one, other) => byText(one.name, other.name))
}

function byText(one: string, other: string): number {
  const [a, b] = [one.toLowerCase(), other.toLowerCase()]
  if (a === b) return one < other ? -1 : Number(one > other)
  return a < b ? -1 : 1
}
