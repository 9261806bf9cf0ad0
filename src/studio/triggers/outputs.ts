import type { SettledOutput } from './proposal.ts'

/** Whether two lists of outputs say the same, in the same order. The order of the keys does not matter. */
export function sameOutputs(before: readonly SettledOutput[], after: readonly SettledOutput[]): boolean {
  return before.length === after.length && before.every((output, index) => said(output) === said(after[index]))
}

function said(output: SettledOutput | undefined): string {
  if (output === undefined) return ''
  const { id, recipient, steps } = output
  return JSON.stringify([id, recipient.kind, recipient.member_id, recipient.department_id, steps.map((step) => stepKeys.map((key) => step[key]))])
}

const stepKeys = ['channel', 'template_id', 'description', 'notes', 'department_id', 'member_id', 'due_in_days', 'priority', 'task_type_id', 'attach'] as const
