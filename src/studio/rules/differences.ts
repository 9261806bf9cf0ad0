import type { Rules, StatusRule } from './format.ts'
import { statusLists } from './name-troubles.ts'
import { type Section, sections } from './sections.ts'

/** What a file of rules changes: one thing of the studio. `details`: field by field what it was and becomes, in words. `notes`: what to know before it is read in. */
export type Difference = { section: Section; name: string; what: 'added' | 'changed' | 'removed'; details: string[]; notes?: string[] }

type Thing = { key: string; name: string; fields: object }

/** What is different between the rules before and after, section by section in the order of a file. */
export function differences(before: Rules, after: Rules): Difference[] {
  return sections.flatMap((section) => {
    const [old, now] = [thingsOf(before, section), thingsOf(after, section)]
    const olds = new Map(old.map((thing) => [thing.key, thing]))
    const news = new Set(now.map(({ key }) => key))
    return [
      ...now.flatMap((thing) => changeOf(section, olds.get(thing.key), thing)),
      ...old.filter(({ key }) => !news.has(key)).map(({ name }): Difference => ({ section, name, what: 'removed', details: [] })),
      ...orderChanges(section, before, after),
    ]
  })
}

function changeOf(section: Section, before: Thing | undefined, { name, fields }: Thing): Difference[] {
  if (before === undefined) return [{ section, name, what: 'added', details: detailsOf({}, fields) }]
  const details = detailsOf(before.fields, fields)
  return details.length === 0 ? [] : [{ section, name, what: 'changed', details }]
}

function thingsOf(rules: Rules, section: Section): Thing[] {
  if (section === 'types') return Object.entries(rules.types ?? {}).flatMap(([kind, list]) => list.map((type) => thing(type, kind)))
  if (section === 'statuses') {
    return statusLists(rules).flatMap(({ kind, type, list }) => list.map((status) => thing(status, type === null ? kind : `${kind}, ${type}`)))
  }
  return (rules[section] ?? []).map((each) => thing(each, ''))
}

function thing({ name, ...fields }: { name: string; nth?: number }, family: string): Thing {
  const nth = 'nth' in fields && typeof fields.nth === 'number' ? ` (${fields.nth})` : ''
  const key = `${family}\n${name.toLowerCase()}${nth}`
  return { key, name: family === '' ? `${name}${nth}` : `${name} (${family.replaceAll('_', ' ')})`, fields: { name, ...fields } }
}

/** `when: 7 days before session-date → 3 days before session-date`. */
function detailsOf(before: object, after: object): string[] {
  const [old, now] = [new Map(Object.entries(before)), new Map(Object.entries(after))]
  const isNew = old.size === 0
  return [...new Set([...now.keys(), ...old.keys()])].flatMap((key) => {
    const [was, is] = [old.get(key), now.get(key)]
    if (JSON.stringify(was) === JSON.stringify(is) || (isNew && (key === 'name' || is === null || is === false))) return []
    if (key === 'outputs') return outputDetails(was, is)
    return [isNew ? `${key}: ${said(is)}` : `${key}: ${said(was)} → ${said(is)}`]
  })
}

function outputDetails(before: unknown, after: unknown): string[] {
  const [old, now] = [listOf(before).map(said), listOf(after).map(said)]
  return [
    ...old.filter((output) => !now.includes(output)).map((output) => `without: ${output}`),
    ...now.filter((output) => !old.includes(output)).map((output) => `output: ${output}`),
  ]
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}

const longest = 300

function said(value: unknown): string {
  const text = words(value)
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text
}

function words(value: unknown): string {
  if (value === undefined || value === null || value === '') return 'none'
  if (value === true) return 'yes'
  if (value === false) return 'no'
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.map(words).join(', ')
  if (typeof value === 'object') {
    return Object.entries(value)
      .map(([key, each]) => (Array.isArray(each) && key === 'steps' ? each.map(words).join(', or ') : `${key} ${words(each)}`))
      .join(' ')
  }
  return typeof value === 'string' ? `“${value.replaceAll(/\s+/g, ' ')}”` : JSON.stringify(value)
}

/** Types and statuses stand in an order of their own. */
function orderChanges(section: Section, before: Rules, after: Rules): Difference[] {
  if (section !== 'types' && section !== 'statuses') return []
  const [old, now] = [orders(before, section), orders(after, section)]
  return [...now].flatMap(([family, names]) => {
    const was = (old.get(family) ?? []).filter((name) => names.includes(name))
    const is = names.filter((name) => was.includes(name))
    if (was.join('\n') === is.join('\n')) return []
    return [{ section, name: `Order (${family.replaceAll('_', ' ')})`, what: 'changed' as const, details: [`${was.join(', ')} → ${is.join(', ')}`] }]
  })
}

function orders(rules: Rules, section: 'types' | 'statuses'): Map<string, string[]> {
  const names = (list: readonly Pick<StatusRule, 'name'>[]) => list.map(({ name }) => name)
  if (section === 'types') return new Map(Object.entries(rules.types ?? {}).map(([kind, list]) => [kind, names(list)]))
  return new Map(statusLists(rules).map(({ kind, type, list }) => [type === null ? kind : `${kind}, ${type}`, names(list)]))
}
