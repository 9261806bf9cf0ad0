const mostLines = 10
const mostCharacters = 700

/** Whether a text would push everything else off the screen. */
export function isLong(text: string): boolean {
  return text.length > mostCharacters || text.split('\n').length > mostLines
}
