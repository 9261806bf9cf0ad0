import { type Problem, Refusal } from '#platform/refusal.ts'
import { type CivilDate, parseDate } from '#studio/calendar/civil-date.ts'
import { manyLines, oneLine } from '../written-text.ts'
import type { TaskChange } from './contract.ts'
import type { TaskDraft } from './create-tasks.ts'

export type TaskValues = Partial<Omit<TaskDraft, 'cause_item_id' | 'ancestry' | 'standing'>> & { type_id?: number | null }

/** Checks what a person gave about a task; refuses all wrong fields at once, each with its sentence. */
export function checkTask(fields: Omit<TaskChange, 'version'>): TaskValues {
  const problems: Problem[] = []
  const date = (field: string, text: string | null): CivilDate | null => {
    const read = text === null ? { ok: true as const, value: null } : parseDate(text)
    if (read.ok) return read.value
    problems.push({ field, message: read.message })
    return null
  }
  const { description, notes, start_on, due_on, ...plain } = fields
  const values: TaskValues = { ...plain }
  if (description !== undefined) {
    values.description = oneLine(description)
    if (values.description === '') problems.push({ field: 'description', message: 'A task needs a description: what is to be done?' })
  }
  if (notes !== undefined) values.notes = manyLines(notes)
  if (start_on !== undefined) values.start_on = date('start_on', start_on)
  if (due_on !== undefined) values.due_on = date('due_on', due_on)
  const [first] = problems
  if (first !== undefined) throw new Refusal('invalid', 'bad-task', { message: first.message, problems: problems })
  return values
}
