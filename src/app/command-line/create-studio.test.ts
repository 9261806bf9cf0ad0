import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { askForStudio } from './create-studio.ts'

const given = { studioName: 'Northlight', zone: 'America/Chicago', ownerName: 'Pat', ownerEmail: 'pat@example.com', ownerPassword: 'a few words in a row' }
const said: unknown[] = []
beforeEach(() => {
  said.length = 0
  vi.spyOn(console, 'error').mockImplementation((line) => void said.push(line))
})
afterEach(() => vi.restoreAllMocks())

/** A person who answers so, one after the other. */
const person = (answers: string[]) => async () => answers.shift() ?? ''

test('an answer that cannot be is asked for again at once, with the reason', async () => {
  const answers = await askForStudio(
    {},
    person([' ', 'Northlight', 'Mars/Base', 'America/Chicago', 'Pat', 'pat', 'pat@example.com', 'short', 'a few words in a row']),
  )
  expect(answers).toEqual({ name: 'Northlight', zone: 'America/Chicago', owner: { name: 'Pat', email: 'pat@example.com', password: 'a few words in a row' } })
  expect(said).toEqual([
    'The studio needs a name.',
    expect.stringContaining('"Mars/Base" is not a time zone.'),
    '"pat" is not an email address. Write it like name@example.com.',
    expect.stringContaining('at least 10 characters'),
  ])
})

test('what was given is not asked for, and what of it cannot be is told before anything is asked', async () => {
  expect((await askForStudio(given, null)).name).toBe('Northlight')
  const nobody = vi.fn<() => Promise<string>>()
  await expect(askForStudio({ ...given, zone: 'Mars/Base', ownerEmail: 'pat', studioName: undefined }, nobody)).rejects.toThrow(
    /^--zone \(or HOTSHOE_ZONE\): "Mars\/Base".*\n--owner-email \(or HOTSHOE_OWNER_EMAIL\): "pat"/,
  )
  expect(nobody).not.toHaveBeenCalled()
})

test('without a terminal what is missing is named', async () => {
  await expect(askForStudio({ ...given, zone: undefined }, null)).rejects.toThrow(
    'There is no studio here yet. To make one, start on a terminal, or give --zone (or HOTSHOE_ZONE).',
  )
})
