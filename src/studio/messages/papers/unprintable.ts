/** Letters and signs that the typesetter's own font has, for certain: of a text without others nothing needs to be asked. */
const common = '\\n\\r\\t\\u0020-\\u007e\\u00a0-\\u017f\\u2010-\\u2015\\u2018-\\u201e\\u2020-\\u2022\\u2026\\u20ac'

/** The same as a pattern of PostgreSQL and of JavaScript. */
export const commonSigns = `[${common}]+`

const everyCommon = new RegExp(commonSigns, 'gu')
/** What joins, marks or parts other signs shows nothing of its own. */
const invisible = /[\p{Cc}\p{Cf}\p{Cs}\p{Z}\p{M}\p{Default_Ignorable_Code_Point}]/gu

/** The signs of a text that not every font has, each once. */
export function uncommonSigns(text: string): string[] {
  return [...new Set(text.replace(everyCommon, '').replace(invisible, ''))]
}

/** So many are named. */
const most = 12

/** Signs as a sentence names them. */
export function namedSigns(signs: readonly string[]): string {
  return `${signs.slice(0, most).join(' ')}${signs.length > most ? ` and ${signs.length - most} more` : ''}`
}

/** What a letter says of them; null when there are none. */
export function unprintableSentence(signs: readonly string[]): string | null {
  if (signs.length === 0) return null
  return `Cannot be printed: ${namedSigns(signs)}. No font of this computer has ${signs.length === 1 ? 'it; a box would stand there' : 'them; boxes would stand there'}. Write it in other letters, or install a font that has them where Hotshoe runs.`
}
