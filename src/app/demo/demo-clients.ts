import { at } from './pick.ts'

const firstNames = [
  'Anna',
  'Liam',
  'Sofía',
  'Noah',
  'Grace',
  'Mateo',
  'Hannah',
  'Owen',
  'Priya',
  'Lucas',
  'Amélie',
  'Ethan',
  'Zoë',
  'Caleb',
  'Nora',
  'Kenji',
  'Ruth',
  'Jonas',
  'Fatima',
  'Henry',
] as const
const lastNames = [
  'Miller',
  'Okafor',
  'Nguyen',
  'Kowalski',
  'García',
  'Brown',
  'Åkesson',
  'Patel',
  'Thompson',
  'Schäfer',
  'O’Brien',
  'Cruz',
  'Walker',
  'Berg',
  'Young',
] as const
const streets = ['Main St', 'Lake St', 'Maple Ave', 'Oak Ln', 'River Rd', 'Hill St'] as const
const cities = [
  ['Evanston', '60201'],
  ['Oak Park', '60302'],
  ['Chicago', '60614'],
  ['Skokie', '60076'],
] as const
const children = ['Ella', 'Leo', 'Maya', 'Finn', 'Theo', 'Nora', 'Sam'] as const
const sources = ['Referral', 'Instagram', 'Web', 'School fair', ''] as const

export const clientCount = 60

/** The place in the list of the client with neither email nor phone. */
export const unreachableClient = 13

/** Some with a phone and no email, by the days until their session. */
export const clientsToCall: Readonly<Record<number, readonly number[]>> = { 6: [22, 49], 7: [31, 58] }

/** The demo's clients, always the same ones. A few have no email, one cannot be reached at all, some do not want to be called or written to. */
export const demoClients = Array.from({ length: clientCount }, (_, index) => demoClient(index))

function demoClient(index: number) {
  const first_name = at(firstNames, index * 7)
  const last_name = at(lastNames, index * 4 + Math.floor(index / 15))
  const [city, postcode] = at(cities, index)
  const unreachable = index === unreachableClient
  const plain = `${first_name}.${last_name}`
    .normalize('NFD')
    .replaceAll(/[^A-Za-z.]/g, '')
    .toLowerCase()
  const phone = `+1312555${String(200 + index).padStart(4, '0')}`
  return {
    first_name,
    last_name,
    street: `${100 + index * 17} ${at(streets, index)}`,
    city,
    region: 'IL',
    postcode,
    emails: unreachable || index % 9 === 4 ? [] : [`${plain}@example.com`],
    phones: unreachable ? [] : [{ phone, label: 'Mobile', sms: index % 3 !== 0 }],
    family_members:
      index % 2 === 0
        ? [{ name: at(children, index), relation: 'Child', birthday: { month: (index % 12) + 1, day: (index % 28) + 1, year: 2012 + (index % 12) } }]
        : [],
    birthday: { month: ((index * 5) % 12) + 1, day: ((index * 11) % 28) + 1, year: 1965 + (index % 35) },
    do_not_market: index % 17 === 6,
    do_not_call: index % 19 === 4,
    lead_source: at(sources, index),
    notes: index % 8 === 3 ? 'Prefers mornings.' : '',
  }
}
