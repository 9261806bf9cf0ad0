import { type SubjectKind, subjectKinds } from '../subject.ts'

/** Statuses that stand in one order, with one initial among them: those of a kind, or of one type of it. */
export type StatusFamily = { subject_kind: SubjectKind; type_id: number | null }

/** The statuses that a record of this kind and type moves among. */
export function familyOf(kind: SubjectKind, row: { type_id?: number | null }): StatusFamily {
  return { subject_kind: kind, type_id: subjectKinds[kind].statusesOf === 'type' ? (row.type_id ?? null) : null }
}
