import type { Work } from '#studio/staff/work.ts'
import type { SubjectKind } from '../subject.ts'

/** Takes the initial mark from the status that has it, so that another can get it. */
export async function passInitial(work: Work, subjectKind: SubjectKind): Promise<void> {
  await work.db
    .updateTable('status')
    .set((column) => ({ is_initial: false, version: column('version', '+', 1) }))
    .where('subject_kind', '=', subjectKind)
    .where('is_initial', '=', true)
    .execute()
}
