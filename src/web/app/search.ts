/** Reads what stands in the address of a screen, for `validateSearch`. A person may have typed anything there. */

/** One of the list, else the fallback. */
export function oneOf<const T extends string, F extends T | undefined>(values: readonly T[], value: unknown, fallback: F): T | F {
  return values.find((one) => one === value) ?? fallback
}

/** A record's number. */
export function recordNumber(value: unknown): number | undefined {
  const read = typeof value === 'string' ? Number(value) : value
  return typeof read === 'number' && Number.isSafeInteger(read) && read > 0 ? read : undefined
}

/** A text, shortened to what a search takes. */
export function text(value: unknown): string | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined
  const read = String(value).slice(0, 200)
  return read === '' ? undefined : read
}

export function flag(value: unknown): true | undefined {
  return value === true || value === 'true' || value === 1 ? true : undefined
}

/** A path within the app; anything that leads elsewhere is none. */
export function ownPath(value: unknown): string | undefined {
  return typeof value === 'string' && /^\/(?![/\\])/.test(value) ? value : undefined
}
