import { fieldLabel } from '#platform/http/input-problem.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Field } from './field.ts'

/** A refusal of a request's fields, told in the options that filled them: “Rest seconds must be …” is “--rest-seconds must be …”. Other errors as they are. */
export function inOptions(error: unknown, fields: readonly Field[]): unknown {
  if (!(error instanceof Refusal)) return error
  let { message } = error
  const problems = error.problems.map((problem) => {
    const option = optionOf(problem.field, fields)
    const label = fieldLabel(problem.field)
    if (option === null || !problem.message.startsWith(`${label} `)) return problem
    const told = `${option}${problem.message.slice(label.length)}`
    message = message.replace(problem.message, () => told)
    return { ...problem, message: told }
  })
  return new Refusal(error.kind, error.code, { message, problems })
}

/** A single field's option, and one of what somebody thinks of changing. What else is nested stands in JSON, where the field itself says more. */
function optionOf(name: string, fields: readonly Field[]): string | null {
  const flags = fields.find(({ field }) => field !== '' && (field === name || `changes.${field}` === name))?.flags
  return flags?.split(' ')[0] ?? null
}
