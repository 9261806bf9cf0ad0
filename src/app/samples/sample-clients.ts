import { addDays, type CivilDate, partsOf } from '#studio/calendar/civil-date.ts'
import { folded } from '#studio/records/folded-text.ts'
import { type Draw, drawFrom } from './draw.ts'
import { companies, firstNames, lastNames, leadSources, mailHosts, streets, towns } from './names.ts'

/** A client as another program would export it: every field is the text that stands in the file. */
export type SampleClient = Record<(typeof clientHeaders)[number], string>

export const clientHeaders = [
  'Client ID', 'First Name', 'Last Name', 'Company', 'Email', 'Email 2', 'Mobile Phone', 'Home Phone', 'Text OK', 'Address', 'Address 2', 'City', 'State', 'Zip',
  'Birthday', 'Anniversary', 'Spouse Name', 'Spouse Birthday', 'Child 1 Name', 'Child 1 Birthday', 'Child 2 Name', 'Child 2 Birthday',
  'Do Not Market', 'Do Not Call', 'Status', 'Lead Source', 'Notes',
] as const // biome-ignore format: a list to read across

const noClient = Object.fromEntries(clientHeaders.map((header) => [header, ''])) as SampleClient

/**
 * So many clients of a studio, with the oddities of real data: accents, two surnames, a phone that a family shares, birthdays without a
 * year, nobody's email, a company without a person, somebody entered twice. The same seed and day give the same clients. `letter` begins their numbers.
 * All are leads; what they are since tell their sessions.
 */
export function sampleClients(count: number, { seed, today, letter }: { seed: number; today: CivilDate; letter: string }): SampleClient[] {
  const draw = drawFrom(seed)
  const clients: SampleClient[] = []
  for (let at = 0; at < count; at += 1) clients.push(sampleClient(draw, { at, today, letter, before: clients.at(-1) }))
  return clients
}

type Place = { at: number; today: CivilDate; letter: string; before: SampleClient | undefined }

function sampleClient(draw: Draw, { at, today, letter, before }: Place): SampleClient {
  if (before !== undefined && before.Email !== '' && before['First Name'] !== '' && draw.chance(0.5))
    return again(before, `${letter}${String(at + 1).padStart(5, '0')}`)
  const alone = draw.chance(1.5)
  const kin = !alone && draw.chance(4) ? kinOf(draw, before) : null
  const [first, last] = alone ? ['', ''] : [draw.of(firstNames), kin?.['Last Name'] ?? draw.of(lastNames)]
  const [city, state, zip] = draw.of(towns)
  return {
    ...noClient,
    'Client ID': `${letter}${String(at + 1).padStart(5, '0')}`,
    'First Name': first,
    'Last Name': last,
    Company: alone || draw.chance(4) ? draw.of(companies) : '',
    ...reach(draw, { name: `${first}.${last}`, at }),
    Address: `${draw.below(9900) + 100} ${draw.of(streets)}`,
    'Address 2': draw.chance(12) ? `Apt ${draw.below(40) + 1}` : '',
    City: city,
    State: state,
    Zip: zip,
    ...kin,
    ...(alone ? {} : family(draw, today)),
    'Do Not Market': draw.chance(9) ? 'Y' : 'N',
    'Do Not Call': draw.chance(4) ? 'Y' : 'N',
    Status: 'Lead',
    'Lead Source': draw.of(leadSources),
    Notes: draw.chance(5)
      ? draw.of(['Prefers mornings', 'Dog comes along: Biscuit, friendly', 'Says “no flash, please”', 'Twins', 'Back entrance; ring twice'])
      : '',
  }
}

/** Somebody who is there already, entered once more in a hurry: without accents, without an address. */
function again({ 'First Name': first, 'Last Name': last, Email, City, Status }: SampleClient, id: string): SampleClient {
  const plain = (name: string) => name.normalize('NFKD').replaceAll(/\p{M}+/gu, '')
  return {
    ...noClient,
    'Client ID': id,
    'First Name': plain(first),
    'Last Name': plain(last),
    Email,
    City,
    'Text OK': 'N',
    'Do Not Market': 'N',
    'Do Not Call': 'N',
    Status,
  }
}

/** What kin of the client before have in common with them: a phone, and mostly the name and the house. */
function kinOf(draw: Draw, before: SampleClient | undefined): Partial<SampleClient> | null {
  if (before === undefined || before['Mobile Phone'] === '' || before['Last Name'] === '') return null
  const { 'Mobile Phone': phone, 'Last Name': name, Address, 'Address 2': second, City, State, Zip } = before
  return { 'Mobile Phone': phone, ...(draw.chance(70) ? { 'Last Name': name, Address, 'Address 2': second, City, State, Zip } : {}) }
}

/** How they are reached. */
function reach(draw: Draw, { name, at }: { name: string; at: number }): Partial<SampleClient> {
  const mailbox =
    folded(name)
      .replaceAll(/[^a-z.]/g, '')
      .replace(/^\.|\.$/g, '') || 'office'
  const number = `(312) 555-${String(at % 10_000).padStart(4, '0')}`
  return {
    Email: draw.chance(8) ? '' : `${mailbox}${at + 1}@${draw.of(mailHosts)}`,
    'Email 2': draw.chance(6) ? `${mailbox}.work${at + 1}@${draw.of(mailHosts)}` : '',
    'Mobile Phone': draw.chance(10) ? '' : number,
    'Home Phone': draw.chance(20) ? `847.555.${String((at * 7) % 10_000).padStart(4, '0')}` : '',
    'Text OK': draw.chance(75) ? 'Y' : 'N',
  }
}

function family(draw: Draw, today: CivilDate): Partial<SampleClient> {
  const married = draw.chance(45)
  const children = married ? draw.below(3) : draw.chance(10) ? 1 : 0
  const child = () => ({ name: draw.of(firstNames), birthday: dayBefore(draw, today, { from: 0, to: 18 }) })
  const [one, two] = [children > 0 ? child() : null, children > 1 ? child() : null]
  return {
    Birthday: draw.chance(40) ? dayBefore(draw, today, { from: 20, to: 75 }) : '',
    Anniversary: married && draw.chance(50) ? dayBefore(draw, today, { from: 1, to: 40 }) : '',
    'Spouse Name': married ? draw.of(firstNames) : '',
    'Spouse Birthday': married && draw.chance(30) ? dayBefore(draw, today, { from: 20, to: 75 }) : '',
    'Child 1 Name': one?.name ?? '',
    'Child 1 Birthday': one?.birthday ?? '',
    'Child 2 Name': two?.name ?? '',
    'Child 2 Birthday': two?.birthday ?? '',
  }
}

/** A day so many years ago, month first as in the file; now and then nobody wrote the year down. */
function dayBefore(draw: Draw, today: CivilDate, { from, to }: { from: number; to: number }): string {
  const { year, month, day } = partsOf(addDays(today, -Math.floor(365.25 * from) - draw.below(Math.floor(365.25 * (to - from)))))
  return draw.chance(12) ? `${month}/${day}` : `${month}/${day}/${year}`
}
