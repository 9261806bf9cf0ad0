import type { OpenStudio, Work } from '#studio/staff/work.ts'

/** Carries what came of it out of a transaction that is given up. */
class Undone<T> extends Error {
  readonly result: T

  constructor(result: T) {
    super('What was only tried is not kept.')
    this.result = result
  }
}

/**
 * Does something in one transaction that is never kept: nobody sees it, no notice goes out, nothing of it stays. What it may do is therefore
 * anything; it takes the locks that doing it would take, for as long as it lasts.
 */
export async function tryOut<T>(studio: OpenStudio, run: (work: Work) => Promise<T>): Promise<T> {
  try {
    return await studio.inTransaction(async (work): Promise<never> => {
      throw new Undone(await run(work))
    })
  } catch (error) {
    if (error instanceof Undone) return error.result as T
    throw error
  }
}
