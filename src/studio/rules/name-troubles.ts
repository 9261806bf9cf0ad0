import { formStatuses, formStatusKeys } from '#studio/forms/web-form.ts'
import { nearName } from '#studio/messages/rendering/nearest-field.ts'
import { pluralOf } from '#studio/triggers/subjects.ts'
import type { Rules, StatusRule, TriggerRule } from './format.ts'
import { hasStatusesByType, membersCalled, named, nameKey, type Setup, sameName } from './setup.ts'
import type { Path, Trouble } from './trouble.ts'

/**
 * Every name that stands twice in a file, and every one that neither the file nor the studio knows. `members`: whether people have to be there
 * already; a test makes those it names.
 */
export function nameTroubles(rules: Rules, setup: Setup, { members }: { members: boolean } = { members: true }): Trouble[] {
  const known = { ...knownNames(rules, setup), members }
  return [...twiceTroubles(rules), ...familyTroubles(rules, known), ...setupTroubles(rules, known), ...triggerTroubles(rules, known)]
}

type Known = ReturnType<typeof knownNames> & { members: boolean }

function knownNames(rules: Rules, setup: Setup) {
  const types = (kind: string) => [
    ...setup.types.filter((type) => type.subject_kind === kind).map(({ name }) => name),
    ...(entryOf(rules.types, kind) ?? []).map(({ name }) => name),
  ]
  const ofFile = (kind: string, type: string | undefined): readonly StatusRule[] => {
    const section = entryOf(rules.statuses, kind)
    if (section === undefined || Array.isArray(section)) return section ?? []
    return Object.entries(section as Record<string, StatusRule[]>).find(([name]) => sameName(name, type ?? ''))?.[1] ?? []
  }
  const statuses = (kind: string, type: string | undefined) => {
    if (kind === 'web_form') return formStatusKeys.map((key) => formStatuses[key].label)
    const typeId = hasStatusesByType(kind)
      ? (named(
          setup.types.filter((each) => each.subject_kind === kind),
          type ?? '',
        )?.id ?? 0)
      : null
    const standing = setup.statuses.filter((status) => status.subject_kind === kind && status.type_id === typeId)
    return [...standing, ...ofFile(kind, type)].map(({ name }) => name)
  }
  const kindsWithStatus = (name: string) => [
    ...new Set([
      ...setup.statuses.filter((status) => sameName(status.name, name)).map((status): string => status.subject_kind),
      ...statusLists(rules).flatMap(({ kind, list }) => (list.some((status) => sameName(status.name, name)) ? [kind] : [])),
    ]),
  ]
  return {
    setup,
    types,
    statuses,
    kindsWithStatus,
    departments: [...setup.departments, ...(rules.departments ?? [])].map(({ name }) => name),
    templates: [...setup.templates, ...(rules.templates ?? [])].map(({ name }) => name),
  }
}

function entryOf<T extends object, K extends string>(section: T | undefined, kind: K): T[keyof T] | undefined {
  return section === undefined ? undefined : Object.entries(section).find(([key]) => key === kind)?.[1]
}

function twiceTroubles(rules: Rules): Trouble[] {
  const lists: [Path, readonly { name: string; nth?: number }[]][] = [
    [['departments'], rules.departments ?? []],
    ...Object.entries(rules.types ?? {}).map(([kind, list]): [Path, typeof list] => [['types', kind], list]),
    ...statusLists(rules).map(({ path, list }): [Path, readonly StatusRule[]] => [path, list]),
    [['templates'], rules.templates ?? []],
    [['triggers'], rules.triggers ?? []],
    [['tests'], rules.tests ?? []],
  ]
  return lists.flatMap(([path, list]) => {
    const seen = new Set<string>()
    return list.flatMap(({ name, nth = 1 }, index) => {
      if (nameKey(name) === '') return [{ path: [...path, index, 'name'], message: 'This name is empty. Give one.' }]
      const key = `${path[0] === 'triggers' ? name.trim() : nameKey(name)}\n${nth}`
      if (!seen.has(key)) {
        seen.add(key)
        return []
      }
      const advice = path[0] === 'triggers' ? 'Give it another name, or write “nth: 2” if the studio really has two of this name.' : 'Leave one of them out.'
      return [{ path: [...path, index, 'name'], message: `“${name}” stands here twice. ${advice}` }]
    })
  })
}

type StatusList = { path: Path; kind: string; type: string | null; list: readonly StatusRule[] }

/** Every list of statuses of a file, with the place of it and the type that it belongs to. */
export function statusLists(rules: Rules): StatusList[] {
  return Object.entries(rules.statuses ?? {}).flatMap(([kind, section]): StatusList[] =>
    Array.isArray(section)
      ? [{ path: ['statuses', kind], kind, type: null, list: section }]
      : Object.entries(section).map(([type, list]): StatusList => ({ path: ['statuses', kind, type], kind, type, list })),
  )
}

function familyTroubles(rules: Rules, known: Known): Trouble[] {
  return statusLists(rules).flatMap(({ path, kind, type }) => (type === null ? [] : unknown({ path, what: 'type', name: type, among: known.types(kind) })))
}

function setupTroubles(rules: Rules, known: Known): Trouble[] {
  const departments = (rules.departments ?? []).flatMap(({ default_member, members: all = [] }, index) => [
    ...person(['departments', index, 'default_member'], default_member, known),
    ...all.flatMap((name, at) => person(['departments', index, 'members', at], name, known)),
  ])
  const statuses = statusLists(rules).flatMap(({ path, list }) =>
    list.flatMap(({ default_department, default_member }, index) => [
      ...unknown({ path: [...path, index, 'default_department'], what: 'department', name: default_department, among: known.departments }),
      ...person([...path, index, 'default_member'], default_member, known),
    ]),
  )
  return [...departments, ...statuses]
}

function triggerTroubles(rules: Rules, known: Known): Trouble[] {
  return (rules.triggers ?? []).flatMap((trigger, index) => {
    const path: Path = ['triggers', index]
    return [...basisTroubles(path, trigger, known), ...outputTroubles(path, trigger, known)]
  })
}

function basisTroubles(path: Path, { for: kind, type, status }: TriggerRule, known: Known): Trouble[] {
  const types = unknown({ path: [...path, 'type'], what: 'type', name: type, among: known.types(kind) })
  if (types.length > 0) return types
  if (status !== undefined && hasStatusesByType(kind) && type === undefined) {
    return [{ path: [...path, 'status'], message: `Each type has statuses of its own here. Say of which type “${status}” is: type: …` }]
  }
  const statuses = unknown({ path: [...path, 'status'], what: 'status', name: status, among: known.statuses(kind, type) })
  const others = status === undefined || statuses.length === 0 ? [] : known.kindsWithStatus(status).filter((each) => each !== kind)
  return statuses.map((trouble) =>
    others.length === 0
      ? trouble
      : { ...trouble, message: `“${status}” is a status of ${others.map(pluralOf).join(' and ')}, and this is about ${pluralOf(kind)}.` },
  )
}

function outputTroubles(path: Path, { outputs = [] }: TriggerRule, known: Known): Trouble[] {
  return outputs.flatMap(({ member, department, steps }, index) => {
    const at: Path = [...path, 'outputs', index]
    return [
      ...person([...at, 'member'], member, known),
      ...unknown({ path: [...at, 'department'], what: 'department', name: department, among: known.departments }),
      ...steps.flatMap((step, place) => {
        const here: Path = [...at, 'steps', place]
        return [
          ...unknown({ path: [...here, 'template'], what: 'template', name: step.template, among: known.templates }),
          ...unknown({ path: [...here, 'department'], what: 'department', name: step.department, among: known.departments }),
          ...person([...here, 'member'], step.member, known),
          ...unknown({ path: [...here, 'task_type'], what: 'type of task', name: step.task_type, among: known.types('task') }),
        ]
      }),
    ]
  })
}

type Asked = { path: Path; what: string; name: string | null | undefined; among: readonly string[] }

function unknown({ path, what, name, among }: Asked): Trouble[] {
  if (name === undefined || name === null || among.some((each) => sameName(each, name))) return []
  const near = nearName(name.slice(0, 200), among)
  const advice = near === null ? 'Add it to the file or to the studio first.' : `Did you mean “${near}”?`
  return [{ path, message: `There is no ${what} called “${name}”. ${advice}` }]
}

function person(path: Path, name: string | null | undefined, { setup, members }: Known): Trouble[] {
  if (name === undefined || name === null || !members) return []
  const found = membersCalled(setup.members, name)
  if (found.length === 1) return []
  if (found.length > 1) return [{ path, message: `${found.length} people are called “${name}”. Write the email of the one you mean.` }]
  const among = setup.members.filter(({ archived }) => !archived).map((member) => member.name)
  const near = nearName(name.slice(0, 200), among)
  return [
    {
      path,
      message: `Nobody here is called “${name}”. People are not made by a file: add them under Settings, Staff first, or ${near === null ? 'take the name out of the file' : `write “${near}”`}.`,
    },
  ]
}
