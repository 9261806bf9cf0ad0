import { folded } from '../folded-text.ts'
import { shownNumber } from '../imports/own-mark.ts'
import type { ClientRecord } from './client.ts'

/** Before the digits of a phone number from its end: "…0142" is found by its last digits. */
const fromTheEnd = '<'

/**
 * The words a client is found by, each by its beginning: those of the names and the company (also the parts of "Smith-Jones" and
 * "O'Brien"), the email addresses and their domains, the number of the other program, and phone numbers with the area code first or by their last digits.
 * So do the names, addresses and numbers of the family: it may be the father who calls.
 */
export function searchedWords({ row, family, ...own }: ClientRecord): string[] {
  const emails = [...own.emails, ...family.flatMap(({ email }) => email ?? [])]
  const phones = [...own.phones.map(({ phone }) => phone), ...family.flatMap(({ phone }) => phone ?? [])]
  const names = folded([row.first_name, row.last_name, row.company, ...family.map(({ name }) => name)].join(' '))
    .split(' ')
    .flatMap((word) => (/^[a-z\d]*$/.test(word) ? word : [word, ...word.split(/[^\p{L}\p{N}]+/u)]))
  const numbers = phones.flatMap((phone) => phoneWords(phone.replaceAll(/\D/g, '')))
  const addresses = emails.flatMap((email) => [folded(email), folded(email.slice(email.indexOf('@') + 1))])
  const words = [...names, ...addresses, ...numbers, ...folded(shownNumber(row.external_id) ?? '').split(' ')]
  const kept = new Set<string>()
  for (const word of words) if (word !== '') kept.add(word.length > 100 ? word.slice(0, 100) : word)
  return [...kept]
}

function phoneWords(digits: string): string[] {
  return digits === '' ? [] : [digits, digits.slice(-10), backwards(digits)]
}

function backwards(digits: string): string {
  let turned = fromTheEnd
  for (let at = digits.length - 1; at >= 0; at -= 1) turned += digits[at]
  return turned
}

export type Stretch = { from: string; before: string }

/** Where the words that begin like this stand: the likeliest stretch first. What is typed may be the end of a phone number, too. */
export function stretchesOf({ word, digits }: { word: string; digits: string }): [Stretch, ...Stretch[]] {
  if (!/^\d+$/.test(digits)) return [stretch(word)]
  const end = digits.length < 4 ? [] : [stretch(backwards(digits))]
  return [stretch(digits), ...(word === digits ? [] : [stretch(word)]), ...end]
}

/** Where the own words of other records stand that begin like this: a number is looked for without the zeros before it. */
export function ownStretchesOf({ word, digits }: { word: string; digits: string }): Stretch[] {
  const meant = /^\d+$/.test(digits) ? [word, digits.replace(/^0+(?=\d)/, '')] : [word]
  return [...new Set(meant)].map(stretch)
}

function stretch(from: string): Stretch {
  return { from, before: `${from}\u{10FFFF}` }
}
