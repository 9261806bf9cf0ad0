/** The longest name, in words. */
const longest = 4

/**
 * The texts in the title of an event that may be somebody's full name: what stands between colons, dashes and the like, and two to four words in
 * a row; "Berg, Anna" too. The longest first.
 */
export function namesInTitle(title: string): string[] {
  const pieces = title
    .split(/[:;|/()[\]–—]|\s-\s/)
    .map((piece) => piece.trim())
    .filter((piece) => piece.length > 2)
  const turned = title.match(/[\p{L}'’-]+, ?[\p{L}'’-]+/gu) ?? []
  const words = pieces.flatMap((piece) => wordsInRow(piece.split(/[\s,+&]+/).filter(Boolean)))
  return [...new Set([...pieces, ...turned, ...words])].toSorted((a, b) => b.length - a.length).slice(0, 60)
}

function wordsInRow(words: readonly string[]): string[] {
  const rows: string[] = []
  for (let from = 0; from < words.length; from += 1)
    for (let count = 2; count <= longest && from + count <= words.length; count += 1) rows.push(words.slice(from, from + count).join(' '))
  return rows
}
