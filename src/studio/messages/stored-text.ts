/** A text as the database keeps it: PostgreSQL keeps neither half characters nor NUL. */
export function stored(text: string): string {
  return text.toWellFormed().replaceAll('\u0000', '')
}
