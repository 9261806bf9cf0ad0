import { querySheet } from '#platform/pdf/query-sheet.ts'
import { uncommonSigns } from './unprintable.ts'

/** Whether some font here has a sign, as it was found; fonts do not change while the program runs. */
const known = new Map<string, boolean>()

/** The signs of texts that no font here has: boxes would be printed for them. Asks no database: call it outside of transactions. */
export async function findUnprintable(texts: readonly string[]): Promise<string[]> {
  const signs = uncommonSigns(texts.join('\n'))
  const asked = signs.filter((sign) => !known.has(sign))
  if (asked.length > 0) {
    const [missing] = await querySheet({ template: new URL('./glyphs.typ', import.meta.url), data: asked }, 'unprintable')
    const none = new Set(Array.isArray(missing) ? missing : [])
    for (const sign of asked) known.set(sign, !none.has(sign))
  }
  return signs.filter((sign) => known.get(sign) === false)
}
