/** What a row says, by field, as a person checks it at a glance. */
export function saidInWords(said: object): Record<string, string> {
  return Object.fromEntries(Object.entries(said).flatMap(([field, value]) => (inWords(value) === '' ? [] : [[labelOf(field), inWords(value)]])))
}

function labelOf(field: string): string {
  const words = field.replace(/_on$/, ' date').replaceAll('_', ' ').replace('external id', 'number')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

function inWords(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'yes' : ''
  if (typeof value === 'string') return value.length > 80 ? `${value.slice(0, 79)}…` : value
  if (Array.isArray(value)) return value.map(inWords).join(', ')
  if (typeof value !== 'object' || value === null) return ''
  if ('month' in value && 'day' in value) return yearDay(value as { month: number; day: number; year: number | null })
  return Object.values(value).map(inWords).filter(Boolean).join(' ')
}

function yearDay({ month, day, year }: { month: number; day: number; year: number | null }): string {
  const two = (number: number) => String(number).padStart(2, '0')
  return `${year === null ? '' : `${year}-`}${two(month)}-${two(day)}`
}
