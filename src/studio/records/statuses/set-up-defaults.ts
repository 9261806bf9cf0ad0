import type { Work } from '#studio/staff/work.ts'
import { type SubjectKind, subjectKinds, type TypedKind } from '../subject.ts'
import { addDefaultStatuses } from './add-default-statuses.ts'
import { defaultTypes } from './defaults.ts'

/** Gives a new studio statuses and types. A kind that has any is left as it is, so twice is once. */
export async function setUpDefaults(work: Work): Promise<void> {
  for (const [kind, { statusesOf }] of entries(subjectKinds)) {
    if (statusesOf === 'kind' && !(await has(work, 'status', kind))) await addDefaultStatuses(work, { subject_kind: kind, type_ids: [null] })
  }
  for (const [kind, names] of entries(defaultTypes)) if (!(await has(work, 'type', kind))) await addTypes(work, kind, names)
}

async function addTypes(work: Work, kind: TypedKind, names: readonly string[]): Promise<void> {
  const rows = names.map((name, at) => ({ subject_kind: kind, name, position: at + 1 }))
  const types = await work.db.insertInto('type').values(rows).returning('id').execute()
  if (subjectKinds[kind].statusesOf === 'type') await addDefaultStatuses(work, { subject_kind: kind, type_ids: types.map(({ id }) => id) })
}

async function has(work: Work, table: 'status' | 'type', kind: SubjectKind): Promise<boolean> {
  return (await work.db.selectFrom(table).select('id').where('subject_kind', '=', kind).limit(1).executeTakeFirst()) !== undefined
}

function entries<K extends string, V>(table: Readonly<Record<K, V>>): [K, V][] {
  return Object.entries(table) as [K, V][]
}
