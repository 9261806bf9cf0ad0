import type { Work } from '#studio/staff/work.ts'
import { lockTemplate } from './lock-template.ts'

/** Deletes a template for good; what was written from it keeps its text. Refused while a trigger uses it, by the constraint `output_step_template`. */
export async function deleteTemplate(work: Work, id: number, version: number): Promise<{ done: true }> {
  await lockTemplate(work, id, version)
  await work.db.deleteFrom('template').where('id', '=', id).execute()
  return { done: true }
}
