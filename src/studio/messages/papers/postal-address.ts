/** Where somebody lives, as people typed it. `country` is two letters, a name in some language, or empty for at home. */
export type PostalAddress = { company: string; street: string; city: string; region: string; postcode: string; country: string }

/** What a letter needs: a street and a town. Everything else some country does without. */
export function isComplete({ street, city }: PostalAddress): boolean {
  return street.trim() !== '' && city.trim() !== ''
}

/** The lines below the name, as the post of that country wants them; `home` is the studio's, whose own name is not written. */
export function addressLines(address: PostalAddress, home: { country: string; language: string }): string[] {
  const country = countryOf(address.country, home)
  const abroad = country !== home.country
  return [
    ...linesOf(address.company),
    ...linesOf(address.street),
    ...town(address, country),
    ...(abroad ? [nameOf(country, address.country, home.language).toLocaleUpperCase(home.language)] : []),
  ]
}

const townFirst = new Set(['US', 'CA', 'AU', 'IN', 'ZA', 'NZ', 'SG', 'TW', 'HK', 'PH', 'CO', 'PE', 'IE', 'GB'])
const ownLine = new Set(['GB', 'IE'])
/** Posts that want no state or province after the town. */
const withoutRegion = new Set(['DE', 'AT', 'CH', 'LI', 'LU', 'FR', 'BE', 'NL', 'DK', 'SE', 'NO', 'FI', 'IS', 'PL', 'CZ', 'SK', 'HU', 'SI', 'HR', 'PT'])

function town({ city, region, postcode }: PostalAddress, country: string): string[] {
  const [place, state, code] = [city.trim(), region.trim(), postcode.trim()]
  if (ownLine.has(country)) return [place, state === place ? '' : state, code].filter((line) => line !== '')
  if (townFirst.has(country)) {
    const after = [state, code].filter((part) => part !== '').join(' ')
    return [country === 'US' || country === 'CA' ? [place, after].filter((part) => part !== '').join(', ') : `${place} ${after}`.trim()]
  }
  const line = `${code} ${place}`.trim()
  return [state === '' || withoutRegion.has(country) ? line : `${line}, ${state}`]
}

function linesOf(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

/** The two letters of what somebody typed as a country; what nobody knows stays as it is, and is abroad. */
function countryOf(text: string, { country, language }: { country: string; language: string }): string {
  const typed = text.trim()
  if (typed === '') return country
  if (/^[A-Za-z]{2}$/.test(typed)) return typed.toUpperCase() === 'UK' ? 'GB' : typed.toUpperCase()
  return namesIn(language).get(plainly(typed)) ?? namesIn('en').get(plainly(typed)) ?? others[plainly(typed)] ?? typed
}

const others: Readonly<Record<string, string>> = { usa: 'US', 'u.s.a.': 'US', 'united states of america': 'US', england: 'GB', scotland: 'GB', wales: 'GB' }
const named = new Map<string, ReadonlyMap<string, string>>()

function namesIn(language: string): ReadonlyMap<string, string> {
  const known = named.get(language)
  if (known !== undefined) return known
  const names = new Intl.DisplayNames([language, 'en'], { type: 'region', fallback: 'none' })
  const letters = Array.from({ length: 26 }, (_, at) => String.fromCharCode(65 + at))
  const all = new Map(letters.flatMap((a) => letters.flatMap((b) => entry(names, a + b))))
  named.set(language, all)
  return all
}

function entry(names: Intl.DisplayNames, code: string): [string, string][] {
  const name = names.of(code)
  return name === undefined ? [] : [[plainly(name), code]]
}

function nameOf(code: string, typed: string, language: string): string {
  if (!/^[A-Z]{2}$/.test(code)) return typed.trim()
  return new Intl.DisplayNames([language, 'en'], { type: 'region', fallback: 'none' }).of(code) ?? typed.trim()
}

function plainly(text: string): string {
  return text.toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '')
}
