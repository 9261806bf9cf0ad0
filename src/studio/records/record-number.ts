/** The number after this one: its last digits counted on, as wide as they were. `S-0099` is followed by `S-0100`. */
export function numberAfter(number: string): string {
  const parts = /^(.*?)(\d{1,15})$/.exec(number)
  if (parts === null) return `${number}-2`
  const [, prefix = '', digits = ''] = parts
  return prefix + String(Number(digits) + 1).padStart(digits.length, '0')
}

/** The number of a studio's first record, by kind. */
export const firstNumbers = { session: 'S-00001', invoice: 'I-00001', production_order: 'P-00001', preproduction_order: 'R-00001' } as const

/** The kinds whose records people call by a number. */
export type NumberedKind = keyof typeof firstNumbers
