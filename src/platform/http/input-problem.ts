import type { ErrorObject } from 'ajv'
import type { Problem } from '#platform/refusal.ts'

/** More would not be read. */
const mostProblems = 50

/** What the checker found, as sentences at the fields where it happened; each field once. */
export function inputProblems(errors: readonly ErrorObject[], part: 'params' | 'query' | 'body' = 'body'): Problem[] {
  const problems = new Map<string, Problem>()
  for (const error of withoutHopelessBranches(errors)) {
    const problem = problemOf(error, part)
    if (!problems.has(problem.field)) problems.set(problem.field, problem)
    if (problems.size === mostProblems) break
  }
  return [...problems.values()]
}

/** `first_name` → "First name", `outputs.0.member_id` → "Member id". */
export function fieldLabel(field: string): string {
  const last = field.split('.').findLast((part) => !/^\d+$/.test(part)) ?? ''
  const words = last.replaceAll(/[_-]+/g, ' ').trim()
  return words === '' ? 'The request' : words.charAt(0).toUpperCase() + words.slice(1)
}

function problemOf(error: ErrorObject, part: 'params' | 'query' | 'body'): Problem {
  const at = error.instancePath.slice(1).replaceAll('/', '.')
  const inside = (name: string) => (at === '' ? name : `${at}.${name}`)
  if (error.keyword === 'required') {
    const field = inside(String(error.params.missingProperty))
    return { field, message: `${fieldLabel(field)} is missing${part === 'query' ? `: add ?${field}=… to the address` : ''}.` }
  }
  if (error.keyword === 'additionalProperties') {
    const name = String(error.params.additionalProperty)
    const known = Object.keys((error.parentSchema?.properties as object | undefined) ?? {})
    return {
      field: inside(name),
      message: `There is no field "${name}" here.${known.length > 0 && known.length <= 25 ? ` There are: ${known.join(', ')}.` : ''}`,
    }
  }
  return { field: at, message: `${fieldLabel(at)} ${complaint(error)}` }
}

function complaint(error: ErrorObject): string {
  const { keyword, params } = error
  if (keyword === 'type') return `must be ${typeNames[String(params.type)] ?? String(params.type)}.`
  if (keyword === 'enum') return `must be one of: ${(params.allowedValues as unknown[]).join(', ')}.`
  if (keyword === 'const') return `must be ${JSON.stringify(params.allowedValue)}.`
  if (keyword === 'anyOf') return anyOfComplaint(error)
  if (keyword === 'minLength') return params.limit === 1 ? 'must not be empty.' : `must have at least ${params.limit} characters.`
  if (keyword === 'maxLength') return `must not be longer than ${params.limit} characters.`
  if (keyword === 'minItems') return params.limit === 1 ? 'needs at least one entry.' : `needs at least ${params.limit} entries.`
  if (keyword === 'maxItems') return `must not have more than ${params.limit} entries.`
  if (keyword === 'minimum') return `must be ${params.limit} or more.`
  if (keyword === 'maximum') return `must be ${params.limit} or less.`
  if (keyword === 'format' && params.format === 'date' && isWrittenAsDay(error.data)) return `is no day of the calendar: ${error.data}. Give one that there is.`
  const description: unknown = error.parentSchema?.description
  if (keyword === 'pattern' || keyword === 'format')
    return `is not written as it has to be${typeof description === 'string' ? `: ${lowerFirst(description)}` : ''}.`
  return `is not right: ${error.message ?? keyword}.`
}

function isWrittenAsDay(data: unknown): data is string {
  return typeof data === 'string' && /^(?!0000)\d{4}-\d{2}-\d{2}$/.test(data)
}

const typeNames: Record<string, string> = {
  string: 'text',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object with fields',
  null: 'empty',
}

function anyOfComplaint({ schema }: ErrorObject): string {
  const constants = branchesOf(schema).filter((branch) => 'const' in branch)
  if (constants.length === 0) return 'has none of the forms it may have.'
  return `must be one of: ${constants.map((branch) => String(branch.const)).join(', ')}.`
}

/**
 * A union complains once for each of its branches and once for itself. Of these the person needs only the branch they most
 * likely meant: the one with the fewest complaints, those about a constant counting most, and never the null branch.
 */
function withoutHopelessBranches(errors: readonly ErrorObject[]): readonly ErrorObject[] {
  const union = errors.find(({ keyword }) => keyword === 'anyOf')
  if (union === undefined) return errors
  const isBranch = (error: ErrorObject) =>
    error !== union && error.schemaPath.startsWith(`${union.schemaPath}/`) && error.instancePath.startsWith(union.instancePath)
  const others = errors.filter((error) => error !== union && !isBranch(error))
  const meant = meantBranch(union, errors.filter(isBranch))
  // Solved one union at a time; those inside a branch that was kept come next.
  const solved: ErrorObject[] = meant === null ? [{ ...union, keyword: 'anyOf solved' }] : [...meant]
  return withoutHopelessBranches([...others, ...solved]).map((error) => (error.keyword === 'anyOf solved' ? { ...error, keyword: 'anyOf' } : error))
}

function meantBranch(union: ErrorObject, complaints: readonly ErrorObject[]): readonly ErrorObject[] | null {
  const branches = branchesOf(union.schema)
  if (branches.every((branch) => 'const' in branch || branch.type === 'null')) return null
  const found = branches
    .map((branch, index) => ({ branch, errors: complaints.filter(({ schemaPath }) => schemaPath.startsWith(`${union.schemaPath}/${index}/`)) }))
    .filter(({ branch, errors }) => branch.type !== 'null' && errors.length > 0)
    .toSorted((a, b) => weight(a.errors) - weight(b.errors))
  return found[0]?.errors ?? null
}

function weight(errors: readonly ErrorObject[]): number {
  return errors.reduce((sum, { keyword }) => sum + (keyword === 'const' || keyword === 'enum' || keyword === 'type' ? 10 : 1), 0)
}

function branchesOf(schema: unknown): { const?: unknown; type?: unknown }[] {
  return Array.isArray(schema) ? schema : []
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1).replace(/\.$/, '')
}
