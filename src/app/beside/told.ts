import { type Problem, Refusal, type RefusalKind } from '#platform/refusal.ts'

/** An error as it travels from a thread: a refusal is an object of a class, and what PostgreSQL says of an error its fields, neither of which does. */
export type Trouble = {
  message: string
  stack: string
  refusal: { kind: RefusalKind; code: string; problems: readonly Problem[] } | null
  fields: Readonly<Record<string, string>>
}

export function troubleOf(error: unknown): Trouble {
  if (!(error instanceof Error)) return { message: String(error), stack: '', refusal: null, fields: {} }
  const refusal = error instanceof Refusal ? { kind: error.kind, code: error.code, problems: error.problems } : null
  const fields = Object.fromEntries(Object.entries(error).filter(([, value]) => typeof value === 'string'))
  return { message: error.message, stack: error.stack ?? '', refusal, fields: refusal === null ? fields : {} }
}

/** The error again, of the class that it was where that says something to people. */
export function errorOf({ message, stack, refusal, fields }: Trouble): Error {
  if (refusal !== null) return new Refusal(refusal.kind, refusal.code, { message, problems: refusal.problems })
  return Object.assign(new Error(message), { stack }, fields)
}
