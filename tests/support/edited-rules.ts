import fc from 'fast-check'
import type { Rules, StatusRule } from '#studio/rules/format.ts'

type Edit = (rules: Rules, pick: (most: number) => number) => void
type Named = { name: string; active?: boolean; archived?: boolean }

/**
 * A file of rules after some edits as people make them, good and bad ones: renamed, left out, switched, put elsewhere, misspelt. Names and texts come
 * from the file itself, so that most of what is wrong is wrong by its sense.
 */
export function editedRules(rules: Rules): fc.Arbitrary<Rules> {
  const edit = fc.record({ edit: fc.constantFrom(...edits), picks: fc.array(fc.nat(), { minLength: 4, maxLength: 4 }) })
  return fc.array(edit, { minLength: 1, maxLength: 4 }).map((chosen) => {
    const edited = structuredClone(rules)
    for (const { edit: change, picks } of chosen) {
      const rest = [...picks]
      change(edited, (most) => (most === 0 ? 0 : (rest.shift() ?? 0) % most))
    }
    return edited
  })
}

const one = <T>(list: readonly T[] | undefined, pick: (most: number) => number): T | undefined => list?.[pick(list.length)]
const triggerOf: (change: (trigger: NonNullable<Rules['triggers']>[number], rules: Rules, pick: (most: number) => number) => void) => Edit =
  (change) => (rules, pick) => {
    const trigger = one(rules.triggers, pick)
    if (trigger !== undefined) change(trigger, rules, pick)
  }
const lists = (rules: Rules): Named[][] => [
  rules.departments ?? [],
  rules.templates ?? [],
  rules.triggers ?? [],
  ...Object.values(rules.types ?? {}),
  ...statusLists(rules),
]

function statusLists({ statuses = {} }: Rules): StatusRule[][] {
  return Object.values(statuses).flatMap((section) => (Array.isArray(section) ? [section] : Object.values(section as Record<string, StatusRule[]>)))
}

const statusOf: (change: (status: StatusRule, list: StatusRule[]) => void) => Edit = (change) => (rules, pick) => {
  const list = one(statusLists(rules), pick)
  const status = one(list, pick)
  if (list !== undefined && status !== undefined) change(status, list)
}

const edits: Edit[] = [
  (rules, pick) => void one(lists(rules), pick)?.splice(pick(9), 1),
  (rules, pick) => void one(lists(rules), pick)?.reverse(),
  (rules, pick) => {
    const row = one(one(lists(rules), pick), pick)
    if (row !== undefined) row.name = [`${row.name} too`, row.name.toUpperCase(), ` ${row.name.replace(' ', '  ')} `, ' '][pick(4)] ?? ''
  },
  (rules, pick) => {
    const list = one(lists(rules), pick)
    const row = one(list, pick)
    if (row !== undefined) list?.push({ ...structuredClone(row), name: pick(3) > 0 ? `Second ${row.name}` : row.name })
  },
  statusOf((status) => (status.active = !(status.active ?? true))),
  statusOf((status, list) => {
    for (const each of list) delete each.initial
    status.initial = true
  }),
  statusOf((status) => (status.initial = false)),
  statusOf((status) => (status.on_booking = true)),
  statusOf((status) => (status.due_days = 7)),
  statusOf((status) => (status.default_department = 'Front desk')),
  (rules, pick) => {
    const type = one(Object.values(rules.types ?? {})[pick(5)], pick)
    if (type !== undefined) type.active = false
  },
  (rules, pick) => {
    const row = one<Named>(pick(2) === 0 ? rules.templates : rules.departments, pick)
    if (row !== undefined) row.archived = true
  },
  (rules, pick) => {
    const kind = (['production_order', 'task', 'appointment'] as const)[pick(3)] ?? 'task'
    rules.types = { ...rules.types, [kind]: [...(rules.types?.[kind] ?? []), { name: 'Brand new' }] }
    if (pick(2) === 0)
      rules.statuses = { ...rules.statuses, [kind]: { ...rules.statuses?.[kind], 'brand New': [{ name: 'Begun' }, { name: 'Over', final: true }] } }
  },
  (rules, pick) => {
    const template = one(rules.templates, pick)
    if (template !== undefined) template.body = ['<p>Hello</p>', '<p>{{ client.first_nam }}</p>', '{% if %}', '<p>{{ session.date }}</p>'][pick(4)] ?? ''
  },
  (rules, pick) => {
    const template = one(rules.templates, pick)
    if (template !== undefined) template.for = pick(2) === 0 ? 'client' : 'invoice'
  },
  (rules, pick) => {
    const department = one(rules.departments, pick)
    if (department !== undefined) Object.assign(department, [{ email: 'no address' }, { email: 'Desk@Northlight.example' }, { members: ['Nobody'] }][pick(3)])
  },
  (rules, pick) => void (pick(2) === 0 ? delete rules.templates : delete rules.statuses),
  triggerOf((trigger) => (trigger.active = trigger.active !== true)),
  triggerOf((trigger) => delete trigger.active),
  triggerOf(
    (trigger, _, pick) => (trigger.when = ['3 days before session-date', 'status-changed', '2 hours before appointment-date', 'birthday'][pick(4)] ?? ''),
  ),
  triggerOf((trigger, rules, pick) => (trigger.status = one(one(statusLists(rules), pick), pick)?.name ?? 'Booked')),
  triggerOf((trigger) => delete trigger.status),
  triggerOf((trigger, _, pick) => (trigger.for = (['session', 'client', 'invoice', 'task'] as const)[pick(4)] ?? 'session')),
  triggerOf((trigger) => Object.assign(trigger, { purpose: 'marketing', not_if: ['past'], repeat: 'at most every 30 days', automatic: true })),
  triggerOf((trigger) => (trigger.outputs = [])),
  triggerOf((trigger) => (trigger.keyword = 'Yes')),
  triggerOf((trigger) => void trigger.outputs?.reverse()),
  triggerOf((trigger, rules, pick) => {
    const step = one(one(trigger.outputs, pick)?.steps, pick)
    const template = one(rules.templates, pick)?.name
    if (step !== undefined && template !== undefined) Object.assign(step, pick(2) === 0 ? { template } : { channel: 'sms', due_in_days: 3 })
  }),
  triggerOf((trigger, _, pick) => {
    const output = one(trigger.outputs, pick)
    if (output !== undefined) Object.assign(output, [{ to: 'photographer' }, { to: 'department', department: 'Front desk' }, { to: 'member' }][pick(3)])
  }),
]
