/** How the forecast is looked at. */
export const looks = ['list', 'calendar'] as const
export type Looks = (typeof looks)[number]

export const channels = ['email', 'call', 'letter', 'task'] as const
export type Channel = (typeof channels)[number]

/** How many days are offered, today included. */
export const spans = [7, 30, 90, 366] as const
export type Span = (typeof spans)[number]
export const usualSpan: Span = 30

/** A number of days from the address of the screen; a person may have typed anything there. */
export function spanOf(value: unknown): Span | undefined {
  return spans.find((days) => days !== usualSpan && String(days) === String(value))
}
