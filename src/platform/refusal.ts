/** What kind of "no" it is. Only `platform/http` and the command line know which status code or exit status that means. */
export const refusalKinds = ['invalid', 'not-found', 'forbidden', 'conflict', 'unauthenticated', 'too-many', 'unavailable'] as const
export type RefusalKind = (typeof refusalKinds)[number]

export type Problem = { field: string; message: string }

/**
 * A refusal a person reads: `message` is one sentence that says what is wrong and what to do; `problems` puts further
 * sentences at the fields where they happened (dotted paths, e.g. `outputs.0.steps.1.template_id`).
 */
export class Refusal extends Error {
  readonly kind: RefusalKind
  readonly code: string
  readonly problems: readonly Problem[]

  constructor(kind: RefusalKind, code: string, told: string | { message: string; problems: readonly Problem[] }) {
    super(typeof told === 'string' ? told : told.message)
    this.name = 'Refusal'
    this.kind = kind
    this.code = code
    this.problems = typeof told === 'string' ? [] : told.problems
  }
}

/** A refusal about one field. */
export function refuseField(field: string, code: string, message: string): Refusal {
  return new Refusal('invalid', code, { message: message, problems: [{ field, message }] })
}
