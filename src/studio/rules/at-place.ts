import { Refusal } from '#platform/refusal.ts'
import { type LineOf, type Path, refusePlaces } from './trouble.ts'

/** Where a field of an endpoint stands in a file of rules. */
const fieldsInFile: Record<string, string> = {
  subject_kind: 'for',
  moment: 'when',
  offset_count: 'when',
  offset_unit: 'when',
  exclusions: 'not_if',
  validity_days: 'valid_days',
  repeat_days: 'repeat',
  duration_days: 'due_days',
  kind: 'to',
}

/** Does something for a place of the file. What is refused there is told with its line. */
export async function atPlace<T>(lineOf: LineOf, path: Path, run: () => Promise<T>): Promise<T> {
  try {
    return await run()
  } catch (error) {
    if (!(error instanceof Refusal) || error.code === 'rules-unfit') throw error
    const problems = error.problems.length === 0 ? [{ field: '', message: error.message }] : error.problems
    throw refusePlaces(
      lineOf,
      problems.map(({ field, message }) => ({ path: [...path, ...placeOf(field, path)], message })),
    )
  }
}

/** `outputs.0.recipient.member_id` → outputs, 0, member. What a step describes keeps its word. */
function placeOf(field: string, path: Path): Path {
  const parts = field.split('.').filter((part) => part !== '' && part !== 'recipient')
  return parts.map((part) => {
    if (/^\d+$/.test(part)) return Number(part)
    if (path[0] === 'triggers' && parts.length === 1 && part === 'description') return 'name'
    return (part === 'description' ? undefined : fieldsInFile[part]) ?? part.replace(/_id$/, '')
  })
}
