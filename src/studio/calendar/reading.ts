/** What reading a text gave: the value, or a sentence that says what is wrong and what to do. */
export type Reading<T> = { ok: true; value: T } | { ok: false; message: string }

export function understood<T>(value: T): { ok: true; value: T } {
  return { ok: true, value }
}

export function refused(message: string): { ok: false; message: string } {
  return { ok: false, message }
}

/** The text as it is quoted in a refusal: one line, and not longer than a person wants to read. */
export function quoted(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim()
  return `"${line.length > 40 ? `${line.slice(0, 39)}…` : line}"`
}
