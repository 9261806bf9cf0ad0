import { type MoneyStyle, writtenMoney } from '../invoices/money.ts'

/** What a row says, by field, as a person checks it at a glance. Amounts of lines and payments are written as the studio writes money. */
export function saidInWords(said: object, style: MoneyStyle): Record<string, string> {
  const fields = Object.entries(said).map(([field, value]): [string, string] => [
    labelOf(field),
    inWords(field === 'priority' ? priorities[Number(value)] : value, style),
  ])
  return Object.fromEntries(fields.filter(([, text]) => text !== ''))
}

const priorities = ['', 'high', 'normal', 'low']

const labels: Record<string, string> = { dues: 'Payment dates', minutes: 'Minutes', done: 'Completed', bill_to: 'Client' }

function labelOf(field: string): string {
  const label = labels[field]
  if (label !== undefined) return label
  const words = field.replace(/_on$/, ' date').replaceAll('_', ' ').replace('external id', 'number')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

function inWords(value: unknown, style: MoneyStyle): string {
  if (typeof value === 'number') return String(value)
  if (typeof value === 'boolean') return value ? 'yes' : ''
  if (typeof value === 'string') return value.length > 80 ? `${value.slice(0, 79)}…` : value
  if (Array.isArray(value)) return value.map((each) => inWords(each, style)).join(', ')
  if (typeof value !== 'object' || value === null) return ''
  if ('month' in value && 'day' in value) return yearDay(value as { month: number; day: number; year: number | null })
  if ('amount' in value) return sumInWords(value as Sum, style)
  return Object.values(value).map((each) => inWords(each, style)).filter(Boolean).join(' ') // biome-ignore format: short
}

type Sum = { amount: number; description?: string; quantity?: number; paid_on?: string; due_on?: string }

function sumInWords({ amount, description, quantity = 1, paid_on, due_on }: Sum, style: MoneyStyle): string {
  return [description ?? paid_on ?? due_on ?? '', quantity === 1 ? '' : `× ${quantity}`, writtenMoney(amount, style)].filter((part) => part !== '').join(' ')
}

function yearDay({ month, day, year }: { month: number; day: number; year: number | null }): string {
  const two = (number: number) => String(number).padStart(2, '0')
  return `${year === null ? '' : `${year}-`}${two(month)}-${two(day)}`
}
