import { quoted, type Reading, refused, understood } from '#studio/calendar/reading.ts'

/** How a studio writes money: its currency (ISO 4217) and its language (BCP 47). */
export type MoneyStyle = { currency: string; language: string }

/** The largest amount that is kept, in the smallest unit: sums of many stay whole numbers that are exact. */
export const largestAmount = 10_000_000_000_000

/** How many decimals a currency has: 2 for USD, 0 for JPY. */
export function decimalsOf(currency: string): number {
  return moneyFormat({ currency, language: 'en' }).resolvedOptions().maximumFractionDigits ?? 2
}

/** An amount in the smallest unit as the studio writes it: 123450 is `$1,234.50`. */
export function writtenMoney(amount: number, style: MoneyStyle): string {
  return moneyFormat(style).format(amount / 10 ** decimalsOf(style.currency))
}

const formats = new Map<string, Intl.NumberFormat>()

/** Kept: making one takes a hundred times as long as writing an amount with it, and a run writes tens of thousands. */
function moneyFormat({ currency, language }: MoneyStyle): Intl.NumberFormat {
  const known = formats.get(`${language} ${currency}`)
  if (known !== undefined) return known
  const made = new Intl.NumberFormat(language, { style: 'currency', currency })
  formats.set(`${language} ${currency}`, made)
  return made
}

/** An amount as a form shows it to be edited, without the currency's sign: `1234.50`, `1234,50`. */
export function editedMoney(amount: number, { currency, language }: MoneyStyle): string {
  const decimals = decimalsOf(currency)
  return new Intl.NumberFormat(language, { numberingSystem: 'latn', minimumFractionDigits: decimals, useGrouping: false }).format(amount / 10 ** decimals)
}

/** An amount as a file has it for other programs, whatever the language: `1234.50`. */
export function filedMoney(amount: number, currency: string): string {
  return editedMoney(amount, { currency, language: 'en' })
}

/** Reads an amount as people write it, `1,234.50`, `1.234,50`, `-20`, `$ 35`, in the smallest unit. Refuses what could mean two amounts. */
export function parseMoney(text: string, { currency, language }: MoneyStyle): Reading<number> {
  const decimals = decimalsOf(currency)
  if (text.trim() === '') return refused(`Give an amount, like ${examples(decimals, language)}.`)
  const { negative, digits } = withoutSigns(text, currency)
  const read = parseDecimal(digits, decimals, language)
  if (read === 'unclear') return refused(`${quoted(text)} can be read in two ways. Write ${examples(decimals, language)}.`)
  if (read === 'too-fine')
    return refused(`${quoted(text)} has more decimals than ${currency} has. ${decimals === 0 ? 'Write a whole number' : `Write at most ${decimals}`}.`)
  if (read === null) return refused(`${quoted(text)} is not an amount of money. Write it like ${examples(decimals, language)}.`)
  if (read > largestAmount) return refused(`${quoted(text)} is more than an invoice can hold.`)
  return understood(negative && read !== 0 ? -read : read)
}

/** Reads a quantity of at most three decimals: `2`, `1.5`, `1,5`. Above nothing. */
export function parseQuantity(text: string, language: string): Reading<number> {
  const read = parseDecimal(text.replaceAll(/[\p{Z}\p{Cf}]/gu, ''), 3, language)
  if (read === 'unclear') return refused(`${quoted(text)} can be read in two ways. Write a plain number, like 1250 or 1${decimalMark(language)}25.`)
  if (read === 'too-fine') return refused(`${quoted(text)} has more than three decimals. Round it.`)
  if (read === null || read <= 0 || read >= 1_000_000_000)
    return refused(`${quoted(text)} is not a quantity. Write a number above 0, like 2 or 1${decimalMark(language)}5.`)
  return understood(read / 1000)
}

function examples(decimals: number, language: string): string {
  const written = (amount: number) => new Intl.NumberFormat(language, { numberingSystem: 'latn', minimumFractionDigits: decimals }).format(amount)
  return `${written(1234)} or ${written(12)}`
}

/** `-20`, `20-`, `(20)` and the minus of typesetters are less than nothing; signs of the currency and blanks say nothing. */
function withoutSigns(text: string, currency: string): { negative: boolean; digits: string } {
  const bare = text
    .replaceAll(/[\p{Z}\p{Cf}'’]/gu, '')
    .replaceAll(/\p{Sc}/gu, '')
    .replace(new RegExp(`^([-−(]?)${currency}|${currency}([-−)]?)$`, 'iu'), '$1$2')
  const [, front = '', digits = bare, back = ''] = /^([-−(]?)([\d.,]+)([-−)]?)$/u.exec(bare) ?? []
  if (front === '(' || back === ')') return { negative: true, digits: front === '(' && back === ')' ? digits : '' }
  return { negative: front !== '' || back !== '', digits: front !== '' && back !== '' ? '' : digits }
}

type Decimal = number | 'unclear' | 'too-fine' | null

/** Digits with points and commas as a whole number of the smallest unit: with two decimals `1.234,5` is 123450. */
function parseDecimal(text: string, decimals: number, language: string): Decimal {
  if (!/^\d[\d.,]*$|^[.,]\d+$/.test(text) || text.length > 24) return null
  const mark = text.at(Math.max(text.lastIndexOf('.'), text.lastIndexOf(',')))
  if (mark !== '.' && mark !== ',') return whole(text, '', decimals)
  const [before = '', after = '', ...more] = splitAtLast(text, mark)
  const other = mark === '.' ? ',' : '.'
  if (more.length > 0 || !/^\d+$/.test(after)) return null
  if (before.includes(mark)) return !text.includes(other) && isGrouped(text, mark) ? whole(text.replaceAll(mark, ''), '', decimals) : null
  if (before.includes(other)) return isGrouped(before, other) ? whole(before.replaceAll(other, ''), after, decimals) : null
  if (after.length !== 3 || !/^[1-9]\d{0,2}$/.test(before)) return whole(before, after, decimals)
  // `1,234`: by the studio's language, where that says it and the currency allows it.
  if (mark === groupMark(language)) return whole(before + after, '', decimals)
  return mark === decimalMark(language) && decimals === 3 ? whole(before, after, decimals) : 'unclear'
}

function splitAtLast(text: string, mark: string): string[] {
  const at = text.lastIndexOf(mark)
  return [text.slice(0, at), text.slice(at + 1)]
}

/** Thousands by three, or by two before the last three as in India. */
function isGrouped(text: string, mark: string): boolean {
  const groups = text.split(mark)
  const sizes = groups.slice(1).map(({ length }) => length)
  const first = groups[0]?.length ?? 0
  if (first === 0 || first > 3 || sizes.at(-1) !== 3) return false
  return sizes.every((size) => size === 3) || (first < 3 && sizes.slice(0, -1).every((size) => size === 2))
}

function whole(before: string, after: string, decimals: number): Decimal {
  if (after.length > decimals) return 'too-fine'
  return Number(before + after.padEnd(decimals, '0'))
}

function decimalMark(language: string): string {
  return markOf('decimal', language) ?? '.'
}

function groupMark(language: string): string | undefined {
  return markOf('group', language)
}

function markOf(type: 'decimal' | 'group', language: string): string | undefined {
  const parts = new Intl.NumberFormat(language, { numberingSystem: 'latn' }).formatToParts(1_234_567.5)
  return parts.find((part) => part.type === type)?.value
}
