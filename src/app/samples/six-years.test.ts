import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { sampleClients } from './sample-clients.ts'
import { sampleSessions } from './sample-sessions.ts'
import { sampleFiles, sixYears } from './six-years.ts'
import { statusAfter } from './status-after.ts'

const { clients, sessions, today, seed, letters } = sixYears
const made = sampleClients(clients, { seed, today, letter: letters.client })
const booked = sampleSessions(sessions, { seed: seed + 1, today, clients: made.map((client) => client['Client ID']), letter: letters.session })
const share = (count: number, of: readonly unknown[]) => (100 * count) / of.length

describe('the samples of six years', () => {
  test('are what bin/samples writes, letter by letter', async () => {
    const file = (name: string) => readFile(path.join(import.meta.dirname, '../../../samples/six-years', name), 'utf8')
    for (const [kind, content] of Object.entries(sampleFiles(sixYears))) expect((await file(`${kind}s.csv`)) === content, kind).toBe(true)
  })

  test('have the oddities of real data', () => {
    const odd = {
      accents: made.filter((client) => /[^\p{ASCII}]/u.test(client['First Name'] + client['Last Name'])),
      two_surnames: made.filter((client) => / /.test(client['Last Name'])),
      no_email: made.filter((client) => client.Email === ''),
      no_year: made.filter((client) => /^\d+\/\d+$/.test(client.Birthday)),
      no_person: made.filter((client) => client['First Name'] === '' && client.Company !== ''),
      shared_house: made.filter((client, at) => client.Address === made[at - 1]?.Address && client['Last Name'] === made[at - 1]?.['Last Name']),
      shared_phone: made.filter((client, at) => client['Mobile Phone'] !== '' && client['Mobile Phone'] === made[at - 1]?.['Mobile Phone']),
    }
    const twice = made.filter((client, at) => client.Email !== '' && client.Email === made[at - 1]?.Email)
    expect(share(twice.length, made)).toBeGreaterThan(0.2)
    for (const [name, some] of Object.entries(odd)) expect(share(some.length, made), name).toBeGreaterThan(1)
    expect(share(odd.no_email.length, made)).toBeLessThan(15)
  })

  test('have sessions on both sides of the day, moved and canceled ones among them, none on a Sunday', () => {
    const years = new Set(booked.map((session) => session['Session Date'].split('/')[2]))
    expect([...years].toSorted()).toEqual(['2021', '2022', '2023', '2024', '2025', '2026', '2027'])
    expect(share(booked.filter(({ Canceled }) => Canceled === 'Y').length, booked)).toBeGreaterThan(3)
    expect(share(booked.filter(({ Notes }) => Notes.startsWith('Moved from')).length, booked)).toBeGreaterThan(3)
    expect(new Set(booked.map(({ Status }) => Status))).toEqual(new Set(['Inquiry', 'Booked', 'Shot', 'Proofing', 'Ordered', 'Ready', 'Delivered']))
    const sundays = booked.filter((session) => new Date(`${session['Session Date']} UTC`).getUTCDay() === 0)
    expect(sundays).toEqual([])
  })

  test('lose who worked here before, and say of the last weeks what a studio that keeps its promises has done', () => {
    const days = (session: { 'Session Date': string }) => (Date.parse(`${today} UTC`) - Date.parse(`${session['Session Date']} UTC`)) / 86_400_000
    const by = booked.filter(({ Photographer }) => Photographer === 'Marcus Hill')
    expect(by.length).toBeGreaterThan(500)
    expect(Math.min(...by.map(days))).toBeGreaterThan(1095)
    const lately = booked.filter((session) => session.Canceled === 'N' && days(session) >= 0 && days(session) < 60)
    expect(share(lately.filter((session) => session.Status === statusAfter(days(session))).length, lately)).toBeGreaterThan(85)
  })
})

test.each([
  [-60, 'Booked'],
  [-7, 'Booked'],
  [0, 'Booked'],
  [1, 'Shot'],
  [7, 'Proofing'],
  [14, 'Ordered'],
  [23, 'Ready'],
  [28, 'Delivered'],
])('%i days after its date a session is %s', (days, status) => {
  expect(statusAfter(days)).toBe(status)
})
