import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readConfig } from '#app/config.ts'
import { openProgram, type Program } from '#app/open-program.ts'
import { constraints, endpoints } from '#app/wire.ts'
import { openServer } from '#platform/http/open-server.ts'
import { answer, type CommandLineStudio, commandLineStudio, hotshoe } from '#support/command-line.ts'
import { pdfPages } from '#support/pdf-pages.ts'

let studio: CommandLineStudio
let program: Program
let there: string[]
let stop: () => Promise<void>

beforeAll(async () => {
  studio = await commandLineStudio()
  await answer('studio', 'go-live')
  program = await openProgram(readConfig({}, studio.environment), { hold: false })
  const server = await openServer({
    endpoints: endpoints(program.gate),
    constraints,
    publicUrl: 'http://127.0.0.1',
    bundle: null,
    report: () => undefined,
    health: async () => undefined,
  })
  const url = await server.listen({ host: '127.0.0.1', port: 0 })
  const token = String((await answer('token', 'create', '--name', 'Script', '--role', 'front-desk')).secret)
  there = ['--url', url, '--token', token]
  stop = async () => {
    await server.close()
    await program.close()
    await studio.close()
  }
  await answer('clients', 'create', '--first-name', 'Anna', '--last-name', 'Müller', '--street', '1 Elm St', '--city', 'Chicago')
  const outputs = [{ recipient: { kind: 'client' }, steps: [{ channel: 'letter', template_id: 2, attach: ['session-confirmation'] }] }]
  const statuses = (await answer('statuses', 'list', '--kind', 'session')).rows as { id: number; name: string }[]
  const status_id = statuses.find(({ name }) => name === 'Booked')?.id
  await answer(
    'api',
    'POST',
    '/triggers',
    '--body',
    JSON.stringify({
      description: 'A letter',
      subject_kind: 'session',
      basis: 'status',
      status_id,
      moment: 'session-date',
      offset_count: -7,
      purpose: 'transactional',
      outputs,
      active: true,
    }),
  )
  await answer('sessions', 'create', '--client', '1', '--type', 'Family', '--status', 'Booked', '--date', '2026-05-11', '--time', '10:00')
  await answer('sweep')
  await answer('process', '--all')
})
afterAll(() => stop())

const file = (name: string) => path.join(studio.folder, name)

test('letters are printed and printed again, here and over the network, the same to the byte; a file that is there is not written over', async () => {
  expect((await hotshoe('letters', 'list')).out).toContain('Anna Müller')
  await writeFile(file('there.pdf'), '')
  for (const taken of [file('there.pdf'), file('nowhere/one.pdf')])
    expect((await hotshoe('letters', 'print', '--out', taken)).err).toMatch(/cannot be written: .* Name a new file with --out\.\n$/)
  expect((await hotshoe('letters', 'list')).out).toContain('Anna Müller')
  const { out } = await hotshoe('letters', 'print', '--out', file('one.pdf'))
  expect(out).toBe(`Batch 1: 1 letter in ${file('one.pdf')}.\n`)
  expect((await hotshoe('letters', 'list')).out).toContain('There are no such letters.')
  expect((await hotshoe('letters', 'print')).out).toBe('There was nothing to print.\n')
  await hotshoe('letters', 'reprint', '1', '--out', file('two.pdf'), ...there)
  const [one, two] = [await readFile(file('one.pdf')), await readFile(file('two.pdf'))]
  expect(one.equals(two)).toBe(true)
  const pages = await pdfPages(one)
  expect(pages).toHaveLength(2)
  expect(pages[0]).toContain('Anna Müller\n1 Elm St\nChicago')
  const again = await hotshoe('letters', 'reprint', '1', '--out', file('one.pdf'))
  expect([again.status, again.err]).toEqual([expect.any(Number), expect.stringContaining('Name a new file with --out.')])
  expect(again.status).not.toBe(0)
})

test('a number that names no letter, or one that does not wait, is told and prints nothing', async () => {
  expect(await hotshoe('letters', 'print', '99999')).toMatchObject({
    status: 1,
    err: expect.stringContaining('There is no letter number 99999 here.') as unknown,
  })
  const [{ id } = { id: 0 }] = (await answer('letters', 'list', '--state', 'printed')).rows as { id: number }[]
  expect((await hotshoe('letters', 'print', String(id))).err).toContain(`Letter ${id} was printed before. Print it again with: hotshoe letters pdf ${id}`)
})

test('confirmations come as PDF; a PDF of any endpoint is written, not printed on the terminal', async () => {
  await hotshoe('sessions', 'confirmation', '1', '--out', file('c.pdf'), ...there)
  expect((await pdfPages(await readFile(file('c.pdf'))))[0]).toContain('Monday, May 11, 2026\n10:00 AM')
  expect((await hotshoe('api', 'GET', '/sessions/1/confirmation.pdf', '--out', file('d.pdf'))).out).toBe(`Wrote ${file('d.pdf')}.\n`)
  expect((await hotshoe('letters', 'pdf', '999', ...there)).err).toContain('There is no letter number 999 here.')
})
