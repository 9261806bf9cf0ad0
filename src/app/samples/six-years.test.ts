import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { asCsv } from './as-csv.ts'
import { clientHeaders, sampleClients } from './sample-clients.ts'
import { sampleSessions, sessionHeaders } from './sample-sessions.ts'
import { sixYears } from './six-years.ts'

const { clients, sessions, today, seed } = sixYears
const made = sampleClients(clients, { seed, today })
const booked = sampleSessions(sessions, { seed: seed + 1, today, clients })
const share = (count: number, of: readonly unknown[]) => (100 * count) / of.length

describe('the samples of six years', () => {
  test('are what bin/samples writes, letter by letter', async () => {
    const file = (name: string) => readFile(path.join(import.meta.dirname, '../../../samples/six-years', name), 'utf8')
    expect((await file('clients.csv')) === asCsv(clientHeaders, made)).toBe(true)
    expect((await file('sessions.csv')) === asCsv(sessionHeaders, booked)).toBe(true)
  })

  test('have the oddities of real data', () => {
    const odd = {
      accents: made.filter((client) => /[^\p{ASCII}]/u.test(client['First Name'] + client['Last Name'])),
      two_surnames: made.filter((client) => / /.test(client['Last Name'])),
      no_email: made.filter((client) => client.Email === ''),
      no_year: made.filter((client) => /^\d+\/\d+$/.test(client.Birthday)),
      no_person: made.filter((client) => client['First Name'] === '' && client.Company !== ''),
      shared_phone: made.filter((client, at) => client['Mobile Phone'] !== '' && client['Mobile Phone'] === made[at - 1]?.['Mobile Phone']),
    }
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
})
