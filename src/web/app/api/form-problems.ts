import type { Trouble } from './trouble.ts'

/** A refusal's sentences at the fields of a form, for `form.setErrors`. Empty when none of them belongs to a field. */
export function formErrors(trouble: Trouble | null): Record<string, string> {
  return Object.fromEntries((trouble?.problems ?? []).map((problem) => [problem.field, problem.message]))
}

/** Whether the form can show the refusal: every sentence of it stands at one of these fields. */
export function isAtFields(trouble: Trouble, fields: readonly string[]): boolean {
  return (
    trouble.problems.length > 0 && trouble.problems.every((problem) => fields.some((field) => problem.field === field || problem.field.startsWith(`${field}.`)))
  )
}
