const plain = new Intl.NumberFormat('en-US')

/** 12,345 */
export function figure(count: number): string {
  return plain.format(count)
}

/** `counted(2, 'email')` → 2 emails; `counted(1, 'reply', 'replies')` → 1 reply. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${figure(count)} ${count === 1 ? one : many}`
}

/** `a`, `a and b`, `a, b and c`. */
export function listed(parts: readonly string[]): string {
  return parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`
}
