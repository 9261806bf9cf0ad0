/** The months by their number. */
export const months = {
  1: { label: 'January', short: 'Jan' },
  2: { label: 'February', short: 'Feb' },
  3: { label: 'March', short: 'Mar' },
  4: { label: 'April', short: 'Apr' },
  5: { label: 'May', short: 'May' },
  6: { label: 'June', short: 'Jun' },
  7: { label: 'July', short: 'Jul' },
  8: { label: 'August', short: 'Aug' },
  9: { label: 'September', short: 'Sep' },
  10: { label: 'October', short: 'Oct' },
  11: { label: 'November', short: 'Nov' },
  12: { label: 'December', short: 'Dec' },
} as const

export type Month = keyof typeof months

export function isMonth(number: number): number is Month {
  return number in months
}

/** The number of a month by its English name or the beginning of it ("June", "jun", "Sept."), or null. */
export function monthNamed(name: string): Month | null {
  const wanted = name.toLowerCase().replace(/\.$/, '')
  if (wanted.length < 3) return null
  const found = Object.entries(months).find(([, { label }]) => label.toLowerCase().startsWith(wanted))
  const number = Number(found?.[0])
  return isMonth(number) ? number : null
}

export function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
}

/** How many days a month has. */
export function daysInMonth(year: number, month: Month): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}
