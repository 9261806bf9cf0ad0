/** In which order people write day, month and year. A studio has one, an imported file may have another. */
export const dateOrders = {
  mdy: { label: 'Month, day, year', words: 'month/day/year', example: '6/14/1973', yearless: '6/14' },
  dmy: { label: 'Day, month, year', words: 'day/month/year', example: '14/6/1973', yearless: '14/6' },
  ymd: { label: 'Year, month, day', words: 'year/month/day', example: '1973/6/14', yearless: '6/14' },
} as const

export type DateOrder = keyof typeof dateOrders

export function isDateOrder(text: string): text is DateOrder {
  return Object.hasOwn(dateOrders, text)
}
