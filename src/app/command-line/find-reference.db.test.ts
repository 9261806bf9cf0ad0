import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { answer, type CommandLineStudio, commandLineStudio, hotshoe } from '#support/command-line.ts'

let studio: CommandLineStudio
beforeAll(async () => {
  studio = await commandLineStudio()
  await answer('clients', 'create', '--first-name', 'Anna', '--last-name', 'Miller')
  const file = path.join(studio.folder, 'clients.csv')
  await writeFile(file, 'Client ID,Name\nC-7,Bea Long\n1,Cy Short\n900,Dee Tall\n')
  await hotshoe('import', file, '--kind', 'clients')
})
afterAll(() => studio.close())

const nameOf = async (text: string) => (await answer('clients', 'show', text)).first_name
const wrong = async (...args: string[]) => {
  const { status, out, err } = await hotshoe(...args)
  expect({ status, out }).toEqual({ status: 1, out: '' })
  return err
}

describe('A client', () => {
  test('goes by name, by the number of the other program, and by Hotshoe’s own', async () => {
    const seen: unknown[] = []
    for (const text of ['Bea Long', 'C-7', '900', '2', 'id:1']) seen.push(await nameOf(text))
    expect(seen).toEqual(['Bea', 'Bea', 'Dee', 'Bea', 'Anna'])
    expect(await answer('clients', 'list', '--external-id', '900')).toMatchObject({ rows: [{ name: 'Dee Tall', external_id: '900' }] })
    expect(await answer('clients', 'list', '--search', 'c-7')).toMatchObject({ rows: [{ name: 'Bea Long' }] })
  })

  test('whose number is another one’s in the other program has to be told apart', async () => {
    expect(await wrong('clients', 'show', '1')).toBe(
      'Two clients go by the number 1: one in Hotshoe, and Cy Short in the other program. Write id:1 for the first, id:3 for the second.\n',
    )
    expect(await nameOf('id:3')).toBe('Cy')
    expect(await wrong('clients', 'show', 'id:77')).toMatch(/There is no client number 77/)
    expect(await wrong('clients', 'show', '77')).toMatch(/There is no client number 77/)
  })

  test('who was put away is found by its number and whole name, to be taken back', async () => {
    await answer('clients', 'archive', 'C-7')
    await answer('clients', 'restore', 'C-7')
    await answer('clients', 'archive', 'Bea Long')
    expect(await answer('clients', 'restore', 'bea long')).toMatchObject({ archived_at: null })
  })
})

test('a session goes by its number, also where that looks like one of Hotshoe’s own', async () => {
  const make = (number: string) => answer('sessions', 'create', '--client', 'C-7', '--type', 'Family', '--number', number)
  await make('2')
  await make('1042')
  expect(await answer('sessions', 'show', '1042')).toMatchObject({ id: 2 })
  expect(await wrong('sessions', 'show', '2')).toMatch(/Two sessions go by the number 2: .* Write id:2 for the first, id:1 for the second\./)
})

describe('Statuses, types and departments', () => {
  test('are changed, put out of use and deleted by their names', async () => {
    await answer('statuses', 'create', '--kind', 'session', '--name', 'Retouching', '--duration-days', '5')
    expect(await answer('statuses', 'change', 'retouching', '--duration-days', '7', '--no-active')).toMatchObject({
      duration_days: 7,
      active: false,
      version: 2,
    })
    expect(await answer('statuses', 'change', 'Retouching', '--duration-days', 'none')).toMatchObject({ duration_days: null })
    expect((await hotshoe('statuses', 'delete', 'Retouching')).out).toMatch(/^Deleted status \d+\.\n$/)
    await answer('types', 'create', '--name', 'Boudoir')
    expect(await answer('types', 'change', 'Boudoir', '--name', 'Portrait at home')).toMatchObject({ name: 'Portrait at home' })
    expect((await hotshoe('types', 'delete', 'Portrait at home')).status).toBe(0)
    await answer('departments', 'create', '--name', 'Lab')
    expect(await answer('departments', 'change', 'Lab', '--email', 'lab@example.com')).toMatchObject({ email: 'lab@example.com' })
    await answer('departments', 'archive', 'Lab')
    expect(await answer('departments', 'restore', 'Lab')).toMatchObject({ archived_at: null })
  })

  test('that are used or go by two names are refused with what to do', async () => {
    expect(await wrong('types', 'delete', 'Family')).toMatch(/“Family” cannot be deleted: 2 sessions have it\. Make it inactive instead/)
    await answer('statuses', 'create', '--kind', 'session', '--name', 'Waiting')
    await answer('statuses', 'create', '--kind', 'client', '--name', 'Waiting')
    expect(await wrong('statuses', 'show', 'Waiting')).toMatch(
      /more than one status “Waiting”: Waiting \((session|client), \d+\), Waiting \((session|client), \d+\)/,
    )
    expect(await answer('statuses', 'show', 'Waiting', '--kind', 'clients')).toMatchObject({ subject_kind: 'client' })
    expect(await wrong('statuses', 'show', '4711')).toMatch(/There is no status number 4711/)
  })
})

test('an import can be tried from the command line; a file without rows is a mistake', async () => {
  const file = path.join(studio.folder, 'more.csv')
  await writeFile(file, 'Client ID,Name,Email\nC-8,Eve Wide,\nC-7,Bea Long,bea@example.com\nC-9,Fay Low,nowhere\n')
  const { status, out } = await hotshoe('import', file, '--kind', 'clients', '--preview')
  expect(status).toBe(0)
  expect(out).toMatch(/^Nothing was kept\.[^]*3 rows read as news: 1 new, 1 changed, 0 unchanged, 1 refused\.[^]*“nowhere”/)
  expect(await wrong('clients', 'show', 'C-8')).toMatch(/There is no client “C-8”/)
  await writeFile(file, 'Client ID,Name,Email\n')
  expect(await wrong('import', file, '--kind', 'clients')).toMatch(/no rows below/)
})
