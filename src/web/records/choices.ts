type Choice = { id: number; name: string }

/** What a select offers, with what the record has already: that stays to be chosen even where it is no longer offered. */
export function choices(offered: readonly Choice[], present: readonly Choice[]): { value: string; label: string }[] {
  const all = [...offered, ...present.filter(({ id }) => !offered.some((one) => one.id === id))]
  return all.map(({ id, name }) => ({ value: String(id), label: name }))
}
