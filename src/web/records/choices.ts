type Choice = { id: number; name: string }

/** What a select offers, with what the record has already: that stays to be chosen even where it is no longer offered. */
export function choices(offered: readonly Choice[], present: readonly Choice[]): { value: string; label: string }[] {
  const all = [...offered, ...present.filter(({ id }) => !offered.some((one) => one.id === id))]
  return all.map(({ id, name }) => ({ value: String(id), label: name }))
}

/** What a filter offers. In the address, or in a saved view, may stand one that was deleted or has left: it is offered too, under the name of `gone`. */
export function filterChoices(offered: readonly Choice[] | undefined, chosen: number | undefined, gone: string): { value: string; label: string }[] {
  return choices(offered ?? [], offered === undefined || chosen === undefined ? [] : [{ id: chosen, name: gone }])
}
