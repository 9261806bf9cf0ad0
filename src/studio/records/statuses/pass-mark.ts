import type { Work } from '#studio/staff/work.ts'
import type { StatusFamily } from './family.ts'

/** Marks that one status of its order has at most. */
export const passedMarks = ['is_initial', 'on_booking', 'on_order'] as const

/** Takes a mark from the status that has it, so that another can get it. */
export async function passMark(work: Work, { subject_kind, type_id }: StatusFamily, mark: (typeof passedMarks)[number]): Promise<void> {
  await work.db
    .updateTable('status')
    .set((column) => ({ [mark]: false, version: column('version', '+', 1) }))
    .where('subject_kind', '=', subject_kind)
    .where('type_id', 'is not distinct from', type_id)
    .where(mark, '=', true)
    .execute()
}
