import { Refusal } from '#platform/refusal.ts'
import { compiledColumns } from '#studio/messages/templates/compiled-columns.ts'
import { changedStatus, newStatusFields } from '#studio/records/statuses/changed-status.ts'
import type { NewStatus, NewType, StatusChange } from '#studio/records/statuses/contract.ts'
import { defaultStatuses } from '#studio/records/statuses/defaults.ts'
import type { StatusFamily } from '#studio/records/statuses/family.ts'
import { passedMarks } from '#studio/records/statuses/pass-mark.ts'
import { subjectKinds } from '#studio/records/subject.ts'
import { oneLine } from '#studio/records/written-text.ts'
import { checkedDepartment } from '#studio/staff/members/checked-department.ts'
import { departmentInUse } from '#studio/staff/refusals.ts'
import type { TemplateRule } from './format.ts'
import type { Hand } from './hand.ts'
import { nextId, type Picture } from './picture.ts'
import type { Setup, StatusRow, TypeRow } from './setup.ts'

type OnSetup = Pick<
  Hand,
  | 'addDepartment'
  | 'changeDepartment'
  | 'archiveDepartment'
  | 'createType'
  | 'changeType'
  | 'deleteType'
  | 'orderTypes'
  | 'createStatus'
  | 'changeStatus'
  | 'deleteStatus'
  | 'orderStatuses'
  | 'createTemplate'
  | 'changeTemplate'
  | 'archiveTemplate'
>

/** What the verbs of departments, types, statuses and templates do, done to a picture. Rows that are made come last in their order. */
export function setupOnPicture(picture: Picture): OnSetup {
  const put = (change: Partial<Setup>) => {
    picture.setup = { ...picture.setup, ...change }
  }
  const departments = (id: number, change: Partial<Setup['departments'][number]>) => put({ departments: changed(picture.setup.departments, id, change) })
  const templates = (id: number, change: Partial<Setup['templates'][number]>) => put({ templates: changed(picture.setup.templates, id, change) })
  return {
    addDepartment: async (wanted) => {
      const { member_ids = [], ...fields } = checkedDepartment(wanted)
      const kept = { email: fields.email ?? null, default_member_id: fields.default_member_id ?? null, member_ids: ordered(member_ids) }
      put({ departments: [...picture.setup.departments, { id: nextId(picture), name: wanted.name.trim(), ...kept, archived: false, version: 1 }] })
    },
    changeDepartment: async (id, { version: _, ...change }) => {
      const { member_ids, ...fields } = checkedDepartment(change)
      departments(id, { ...given(fields), ...(member_ids === undefined ? {} : { member_ids: ordered(member_ids) }) })
    },
    archiveDepartment: async (id, { archived }) => {
      if (archived) await refuseBusy(picture, id)
      departments(id, { archived })
    },
    createType: async (wanted) => createType(picture, wanted),
    changeType: async (id, { name, active }) =>
      put({ types: changed(picture.setup.types, id, given({ name: name === undefined ? undefined : oneLine(name), active })) }),
    deleteType: async (id) => {
      const statuses = picture.setup.statuses.filter((status) => status.type_id === id)
      await refuseUsed(picture, 'type', id)
      for (const status of statuses) await refuseUsed(picture, 'status', status.id)
      put({ types: picture.setup.types.filter((type) => type.id !== id), statuses: picture.setup.statuses.filter((status) => !statuses.includes(status)) })
    },
    orderTypes: async (kind, ids) => put({ types: inOrder(picture.setup.types, (type) => type.subject_kind === kind, ids) }),
    createStatus: async (wanted) => createStatus(picture, wanted),
    changeStatus: async (id, change) => changeStatus(picture, id, change),
    deleteStatus: async (id) => {
      const status = picture.setup.statuses.find((each) => each.id === id)
      if (status?.is_initial === true) throw inUse('status')
      await refuseUsed(picture, 'status', id)
      put({ statuses: picture.setup.statuses.filter((each) => each.id !== id) })
    },
    orderStatuses: async (family, ids) => put({ statuses: inOrder(picture.setup.statuses, (status) => isOf(family, status), ids) }),
    createTemplate: async ({ name, subject_kind, purpose, subject, body }) => {
      const text = compiledColumns({ subject, body }, subject_kind)
      const row = { id: nextId(picture), name: oneLine(name), subject_kind, purpose, subject: text.subject, body: text.body, archived: false, version: 1 }
      put({ templates: [...picture.setup.templates, row] })
    },
    changeTemplate: async (id, { name, purpose, subject, body }) => {
      const before = picture.setup.templates.find((template) => template.id === id)
      if (before === undefined) return
      const text = compiledColumns({ subject: subject ?? before.subject, body: body ?? before.body }, before.subject_kind as TemplateRule['for'])
      templates(id, { ...given({ name: name === undefined ? undefined : oneLine(name), purpose }), subject: text.subject, body: text.body })
    },
    archiveTemplate: async (id, { archived }) => templates(id, { archived }),
  }
}

function createType(picture: Picture, { subject_kind, name, active = true }: NewType): number {
  const id = nextId(picture)
  const type: TypeRow = { id, subject_kind, name: oneLine(name), active, version: 1 }
  const begins = subjectKinds[subject_kind].statusesOf === 'type' ? defaultStatuses[subject_kind] : []
  const marks = { active: true, on_booking: false, on_order: false, default_department_id: null, default_member_id: null, version: 1 }
  const statuses = begins.map(
    ({ name: called, duration_days, initial = false, final = false }): StatusRow => ({
      id: nextId(picture),
      subject_kind,
      type_id: id,
      name: called,
      duration_days,
      is_initial: initial,
      is_final: final,
      ...marks,
    }),
  )
  picture.setup = { ...picture.setup, types: [...picture.setup.types, type], statuses: [...picture.setup.statuses, ...statuses] }
  return id
}

function createStatus(picture: Picture, wanted: NewStatus): void {
  const family = { subject_kind: wanted.subject_kind, type_id: wanted.type_id ?? null }
  const status = { id: nextId(picture), ...family, ...newStatusFields(wanted), version: 1 }
  picture.setup = { ...picture.setup, statuses: [...withoutMarks(picture, family, status), status] }
}

function changeStatus(picture: Picture, id: number, { version: _, ...change }: StatusChange): void {
  const before = picture.setup.statuses.find((status) => status.id === id)
  if (before === undefined || before.subject_kind === 'web_form') return
  const family = { subject_kind: before.subject_kind, type_id: before.type_id }
  const after = changedStatus({ ...before, ...family }, change)
  picture.setup = { ...picture.setup, statuses: changed(withoutMarks(picture, family, after), id, after) }
}

/** The statuses, with the marks of one taken from the others of its order. */
function withoutMarks({ setup }: Picture, family: StatusFamily, marked: Pick<StatusRow, (typeof passedMarks)[number]>): readonly StatusRow[] {
  const taken = Object.fromEntries(passedMarks.filter((mark) => marked[mark]).map((mark) => [mark, false]))
  return setup.statuses.map((status) => (isOf(family, status) ? { ...status, ...taken } : status))
}

/** What uses a department, as the database names it (migration 0021). */
async function refuseBusy(picture: Picture, id: number): Promise<void> {
  const department = picture.setup.departments.find((each) => each.id === id)
  if (department === undefined || department.archived) return
  const named = (what: string, plural: string, names: readonly string[]) =>
    names.length === 0 ? [] : [`the ${names.length > 1 ? plural : what} ${names.map((name) => `“${name}”`).join(', ')}`]
  const triggers = picture.triggers.filter(
    (trigger) =>
      picture.wentTo.some(([from, to]) => from === trigger.id && to === id) ||
      trigger.outputs.some(({ steps }) => steps.some(({ department_id }) => department_id === id)),
  )
  const statuses = picture.setup.statuses.filter((status) => status.active && status.default_department_id === id)
  const users = [
    ...named(
      'trigger',
      'triggers',
      byId(triggers).map(({ description }) => description),
    ),
    ...named(
      'status',
      'statuses',
      byId(statuses).map(({ name }) => name),
    ),
    ...(await picture.openWork(id)),
  ]
  if (users.length > 0) throw departmentInUse(`“${department.name}” has ${users.join(', ')}`)
}

function byId<Row extends { id: number }>(rows: readonly Row[]): Row[] {
  return rows.toSorted((one, other) => one.id - other.id)
}

async function refuseUsed(picture: Picture, what: 'status' | 'type', id: number): Promise<void> {
  const named = [...picture.triggers, ...picture.deleted].some(
    (trigger) =>
      trigger[`${what}_id`] === id || (what === 'type' && trigger.outputs.some(({ steps }) => steps.some(({ task_type_id }) => task_type_id === id))),
  )
  if (named || (await picture.isUsed(what, id))) throw inUse(what)
}

/** Nobody reads it: what cannot be deleted is made inactive. */
function inUse(what: 'status' | 'type'): Refusal {
  return new Refusal('conflict', `${what}-in-use`, `Something uses this ${what}.`)
}

function isOf({ subject_kind, type_id }: StatusFamily, status: StatusRow): boolean {
  return status.subject_kind === subject_kind && status.type_id === type_id
}

function changed<Row extends { id: number }>(rows: readonly Row[], id: number, change: Partial<Row>): readonly Row[] {
  return rows.map((row) => (row.id === id ? { ...row, ...change } : row))
}

/** The rows of a family in this order, the others where they are. */
function inOrder<Row extends { id: number }>(rows: readonly Row[], isOne: (row: Row) => boolean, ids: readonly number[]): readonly Row[] {
  const family = ids.flatMap((id) => rows.find((row) => row.id === id) ?? [])
  return [...rows.filter((row) => !isOne(row)), ...family]
}

function ordered(ids: readonly number[]): number[] {
  return [...new Set(ids)].toSorted((one, other) => one - other)
}

/** Without the keys that were not said. */
function given<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as { [K in keyof T]?: Exclude<T[K], undefined> }
}
