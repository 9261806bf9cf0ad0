import { type ConstraintRefusals, dependentsOf } from '#platform/http/refusal-of.ts'

/**
 * Runs a write; when it breaks one of the named constraints, throws the refusal that the constraint stands for, which is told what
 * stands in the way where the database names it. Every other error passes. The transaction is over after that, as PostgreSQL allows nothing more in it.
 */
export async function refusing<T>(constraints: ConstraintRefusals, write: () => Promise<T>): Promise<T> {
  try {
    return await write()
  } catch (error) {
    const refusal = constraints[constraintOf(error)]
    throw refusal === undefined ? error : refusal(dependentsOf(error))
  }
}

function constraintOf(error: unknown): string {
  return error instanceof Error && 'constraint' in error && typeof error.constraint === 'string' ? error.constraint : ''
}
