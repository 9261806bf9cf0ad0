/** The text up to the brace that ends it, without what stands in braces of its own. */
export function insideBraces(text: string): string {
  let depth = 1
  let inside = ''
  for (const sign of text) {
    if (sign === '{') depth += 1
    if (sign === '}') depth -= 1
    if (depth === 0) return inside
    if (depth === 1) inside += sign
  }
  return inside
}
