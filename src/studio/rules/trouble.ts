import { type Problem, Refusal } from '#platform/refusal.ts'

/** A place in a file of rules: `['triggers', 3, 'status']`. */
export type Path = readonly (string | number)[]

/** What is wrong at a place of the file. */
export type Trouble = { path: Path; message: string }

/** From a place in a file of rules to its line, from 1. */
export type LineOf = (path: Path) => number

/** More would not be read. */
const most = 50

/** Refuses a file with a sentence at each line that is wrong; `problems` name the line as `line 12`. */
export function refuseLines(code: 'rules-unreadable' | 'rules-unfit', troubles: readonly { line: number; message: string }[]): Refusal {
  const sorted = troubles.toSorted((one, other) => one.line - other.line)
  const problems = sorted.slice(0, most).map(({ line, message }): Problem => ({ field: `line ${line}`, message }))
  const [first] = sorted
  const others = sorted.length - 1
  const more = others < 1 ? '' : ` And ${others} more ${others === 1 ? 'line is' : 'lines are'} wrong.`
  return new Refusal('invalid', code, { message: `Line ${first?.line ?? 1}: ${first?.message ?? 'This cannot be read.'}${more}`, problems })
}

/** The same, of places. */
export function refusePlaces(lineOf: LineOf, troubles: readonly Trouble[]): Refusal {
  return refuseLines(
    'rules-unfit',
    troubles.map(({ path, message }) => ({ line: lineOf(path), message })),
  )
}
