/**
 * One line as it is kept: characters composed, blanks of every kind one space, and without control characters, which
 * PostgreSQL cannot keep (NUL) or a mail header must not have (line breaks).
 */
export function oneLine(text: string): string {
  // Nearly every cell of a file is plain already; a hundred thousand rows of them are quicker this way.
  if (/^(?:[!-~]+(?: [!-~]+)*)?$/.test(text)) return text
  return text
    .toWellFormed()
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\s]+/gu, ' ')
    .trim()
}

/** Lines as they are kept: `\n` between them, nothing at the end, no control characters. */
export function manyLines(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFC')
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[^\P{Cc}\n\t]/gu, '')
    .trimEnd()
}
