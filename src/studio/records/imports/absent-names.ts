/** The names that are not among those there, each once, whatever the case, in the spelling that came first. Empty ones do not count. */
export function absentNames(names: readonly string[], there: readonly { name: string }[]): string[] {
  const known = new Set(there.map(({ name }) => name.toLowerCase()))
  const missing = new Map<string, string>()
  for (const name of names) if (name !== '' && !known.has(name.toLowerCase()) && !missing.has(name.toLowerCase())) missing.set(name.toLowerCase(), name)
  return [...missing.values()]
}
