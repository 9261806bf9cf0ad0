import { glob } from 'node:fs/promises'
import { baseName, isActingDoor } from '../architecture/places.ts'
import { importsOf, isCode, isTest, type Sources, withoutStrings } from '../architecture/source.ts'

/** The slices whose rules decide what is listed, when, and for whom. */
export const judgedSlices = ['calendar', 'triggers', 'matching', 'processing'].map((slice) => `src/studio/${slice}`)

/**
 * The nouns among some sources that a test without a database can judge: no doors, no shapes of tables or requests, nothing asynchronous, and nothing
 * that writes SQL, because only a database says what that means.
 */
export function pureFiles(sources: Sources): string[] {
  return [...sources].flatMap(([file, text]) => (isCode(file) && !isTest(file) && !isDoor(file) && isPure(file, text) ? [file] : [])).toSorted()
}

function isDoor(file: string): boolean {
  return isActingDoor(file) || ['contract.ts', 'tables.ts'].includes(baseName(file))
}

function isPure(file: string, text: string): boolean {
  if (/^export (?:async function|const \w+ = async\b)/m.test(withoutStrings(text))) return false
  return !importsOf(file, text).some(({ name, typeOnly }) => !typeOnly && ['kysely', 'pg'].includes(name))
}

/**
 * The unit tests of the slice that is broken. Only they judge it: a rule that is proven elsewhere, or by a database, is not proven where somebody would look.
 * The others stand in so long as nobody has said which slice.
 */
export async function judgeFiles(): Promise<string[]> {
  const slice = process.env.HOTSHOE_JUDGED_BY ?? 'src/studio/{calendar,triggers,matching,processing}'
  const found = await Array.fromAsync(glob(`${slice}/**/*.test.ts`))
  return found.filter((file) => !file.endsWith('.db.test.ts')).toSorted()
}
