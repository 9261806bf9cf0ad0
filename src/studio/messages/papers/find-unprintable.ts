import { querySheet } from '#platform/pdf/query-sheet.ts'
import { uncommonSigns } from './unprintable.ts'

/** Whether some font here has a sign, as it was found; fonts do not change while the program runs. */
const known = new Map<string, boolean>()

type Ask = (signs: readonly string[]) => Promise<unknown[]>

const press: Ask = (signs) => querySheet({ template: new URL('./glyphs.typ', import.meta.url), data: signs }, 'unprintable')

/**
 * The signs of texts that no font here has: boxes would be printed for them. None where nothing can be set just now: lists and previews
 * are shown all the same, and printing says what is wrong. Asks no database: call it outside of transactions.
 */
export async function findUnprintable(texts: readonly string[], ask = press): Promise<string[]> {
  const signs = uncommonSigns(texts.join('\n'))
  const asked = signs.filter((sign) => !known.has(sign))
  if (asked.length > 0) {
    const answer = await ask(asked).catch(() => null)
    if (answer === null) return []
    const [missing] = answer
    const none = new Set(Array.isArray(missing) ? missing : [])
    for (const sign of asked) known.set(sign, !none.has(sign))
  }
  return signs.filter((sign) => known.get(sign) === false)
}
