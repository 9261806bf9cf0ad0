import type { OpenStudio, Work } from './work.ts'

/** The studio, with transactions that leave nothing behind. */
export function triedOnly(studio: OpenStudio): OpenStudio {
  const undone = new Error('This transaction was only tried.')
  const inTransaction = async <T>(run: (work: Work) => Promise<T>): Promise<T> => {
    const kept: { value: T }[] = []
    const tried = studio.inTransaction(async (work) => {
      kept.push({ value: await run(work) })
      throw undone
    })
    return tried.catch((error: unknown) => {
      const last = kept.at(-1)
      if (error !== undone || last === undefined) throw error
      return last.value
    })
  }
  return { ...studio, inTransaction }
}
