/** Any fixed zone does: the text carries no zone, and formatting in the zone it was parsed in leaves it as written. */
const zone = 'UTC'
const formats = new Map<string, Intl.DateTimeFormat>()

/** A civil date in words: `2026-11-21`, `en-US` → `Saturday, November 21, 2026`. An unknown language reads as US English. */
export function longDate(day: string, language: string): string {
  return words(format(language, { dateStyle: 'full' }), `${day}T00:00:00Z`)
}

/** A civil date as a letter has it: `November 21, 2026`, without the weekday. */
export function letterDate(day: string, language: string): string {
  return words(format(language, { dateStyle: 'long' }), `${day}T00:00:00Z`)
}

/** A wall time in words: `16:00` (seconds are ignored), `en-US` → `4:00 PM`; `de` → `16:00`. */
export function clockTime(time: string, language: string): string {
  return words(format(language, { timeStyle: 'short' }), `1970-01-01T${time.slice(0, 5)}:00Z`)
}

function words(formatter: Intl.DateTimeFormat, text: string): string {
  // Intl writes a narrow no-break space before AM and PM, which many mail programs draw as a box.
  return formatter.format(new Date(text)).replaceAll('\u202f', ' ')
}

function format(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language}|${options.dateStyle ?? ''}`
  const known = formats.get(key)
  if (known !== undefined) return known
  const made = new Intl.DateTimeFormat([...supported(language), 'en-US'], { ...options, timeZone: zone })
  formats.set(key, made)
  return made
}

function supported(language: string): string[] {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(language)
  } catch {
    return []
  }
}
