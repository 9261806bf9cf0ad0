import type { Work } from '#studio/staff/work.ts'
import type { StatusFamily } from './family.ts'

/** Takes the initial mark from the status that has it, so that another can get it. */
export async function passInitial(work: Work, { subject_kind, type_id }: StatusFamily): Promise<void> {
  await work.db
    .updateTable('status')
    .set((column) => ({ is_initial: false, version: column('version', '+', 1) }))
    .where('subject_kind', '=', subject_kind)
    .where('type_id', 'is not distinct from', type_id)
    .where('is_initial', '=', true)
    .execute()
}
