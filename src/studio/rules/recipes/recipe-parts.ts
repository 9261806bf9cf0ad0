import { isDeepStrictEqual } from 'node:util'
import type { Rules, StatusRule } from '../format.ts'
import { statusLists } from '../name-troubles.ts'
import { sameName } from '../setup.ts'
import type { RecipePart } from './contract.ts'

/** Every part of a recipe, and how it stands with the rules of the studio: new, there and the same, or there and something else, which stays. */
export function recipeParts(recipe: Rules, standing: Rules): RecipePart[] {
  const part = (what: RecipePart['what'], name: string, [wanted, found]: readonly [object, object | undefined]): RecipePart => ({
    what,
    name,
    state: found === undefined ? 'new' : saysTheSame(wanted, found) ? 'same' : 'kept',
  })
  return [
    ...(recipe.departments ?? []).map((rule) => part('department', rule.name, [rule, called(standing.departments, rule.name)])),
    ...typesOf(recipe).map(({ kind, rule }) => part('type', rule.name, [rule, called(standing.types?.[kind], rule.name)])),
    ...statusLists(recipe).flatMap(({ kind, type, list }) =>
      list.map((rule) => part('status', type === null ? rule.name : `${type}: ${rule.name}`, [rule, called(statusesAt(standing, kind, type), rule.name)])),
    ),
    ...(recipe.templates ?? []).map((rule) =>
      part('template', rule.name, [{ purpose: 'transactional', ...rule }, purposed(called(standing.templates, rule.name))]),
    ),
    ...(recipe.triggers ?? []).map((rule) => part('trigger', rule.name, [sorted(rule), found(called(standing.triggers, rule.name))])),
  ]
}

/** What of a recipe the studio does not have by name: nothing that stands is touched by it. */
export function missingRules(recipe: Rules, standing: Rules): Rules {
  const missing = <R extends { name: string }>(wanted: readonly R[] | undefined, among: readonly { name: string }[] | undefined): R[] =>
    (wanted ?? []).filter(({ name }) => called(among, name) === undefined)
  const statuses: Record<string, StatusRule[] | Record<string, StatusRule[]>> = {}
  for (const { kind, type, list } of statusLists(recipe)) {
    const rest = missing(list, statusesAt(standing, kind, type))
    if (rest.length === 0) continue
    statuses[kind] = type === null ? rest : { ...statuses[kind], [type]: rest }
  }
  return {
    hotshoe_rules: 1,
    departments: missing(recipe.departments, standing.departments),
    types: Object.fromEntries(typedKindsOf(recipe).map((kind) => [kind, missing(recipe.types?.[kind], standing.types?.[kind])])),
    statuses,
    templates: missing(recipe.templates, standing.templates),
    triggers: missing(recipe.triggers, standing.triggers),
  }
}

type TypedKind = keyof NonNullable<Rules['types']>

function typedKindsOf({ types }: Rules): TypedKind[] {
  return Object.keys(types ?? {}) as TypedKind[]
}

function typesOf(rules: Rules) {
  return typedKindsOf(rules).flatMap((kind) => (rules.types?.[kind] ?? []).map((rule) => ({ kind, rule })))
}

function called<R extends { name: string }>(rules: readonly R[] | undefined, name: string): R | undefined {
  return rules?.find((rule) => sameName(rule.name, name))
}

function statusesAt(standing: Rules, kind: string, type: string | null): readonly StatusRule[] {
  return statusLists(standing).find((family) => family.kind === kind && (type === null || sameName(family.type ?? '', type)))?.list ?? []
}

/** By what a recipe says; whatever else the studio says of it is its own. */
function saysTheSame(wanted: object, found: object): boolean {
  const rest = new Map(Object.entries(found))
  return Object.entries(wanted).every(([key, value]) => key === 'name' || isDeepStrictEqual(value, rest.get(key)))
}

/** Where a file leaves it out. */
function purposed(rule: object | undefined): object | undefined {
  return rule === undefined ? undefined : { purpose: 'transactional', ...rule }
}

/** The same exclusions are the same in whatever order. */
function sorted<R extends { not_if?: readonly string[] }>(rule: R): object {
  return rule.not_if === undefined ? rule : { ...rule, not_if: rule.not_if.toSorted() }
}

function found(rule: { not_if?: readonly string[] } | undefined): object | undefined {
  return rule === undefined ? undefined : sorted(rule)
}
