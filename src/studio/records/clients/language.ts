import type { Reading } from '#studio/calendar/reading.ts'
import { oneLine } from '../written-text.ts'

/** A language as people write it, as a BCP 47 code. */
export function readLanguage(text: string): Reading<string> {
  try {
    const [language] = Intl.getCanonicalLocales(text.trim().replaceAll('_', '-'))
    if (language !== undefined) return { ok: true, value: language }
  } catch {}
  return { ok: false, message: `“${oneLine(text)}” is not a language. Use a code like en, es or de-AT.` }
}
