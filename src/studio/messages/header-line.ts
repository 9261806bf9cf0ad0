/** A text as it may stand in a header: one line, no control characters, nothing a mail program hides. */
export function headerLine(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .trim()
}
