/** Languages a client may be offered; others can still be kept. */
const offered = [
  'en',
  'es',
  'fr',
  'de',
  'it',
  'pt',
  'nl',
  'pl',
  'sv',
  'da',
  'nb',
  'fi',
  'cs',
  'hu',
  'ro',
  'tr',
  'ru',
  'uk',
  'ar',
  'he',
  'hi',
  'vi',
  'ko',
  'ja',
  'zh',
  'tl',
]

/** `es` → Spanish, `de-AT` → Austrian German. A code that is none stays as it is. */
export function languageName(code: string): string {
  try {
    return new Intl.DisplayNames('en', { type: 'language' }).of(code) ?? code
  } catch {
    return code
  }
}

/** What a field for a language offers: names in order, and whatever is set already. */
export function languageChoices(current: string | null): { value: string; label: string }[] {
  const codes = current === null || offered.includes(current) ? offered : [...offered, current]
  return codes.map((value) => ({ value, label: languageName(value) })).sort((a, b) => a.label.localeCompare(b.label))
}
