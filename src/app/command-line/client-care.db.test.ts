import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { answer, type CommandLineStudio, commandLineStudio, hotshoe } from '#support/command-line.ts'

let studio: CommandLineStudio

beforeAll(async () => {
  studio = await commandLineStudio()
})
afterAll(() => studio.close())

async function create(first: string, ...more: string[]): Promise<string> {
  return String((await answer('clients', 'create', '--first-name', first, '--last-name', 'Zorn', ...more)).id)
}

test('duplicates are listed, told apart, merged with a preview, and parted again', async () => {
  const [a, b] = [await create('Ida', '--email', 'ida@example.com'), await create('Ids', '--email', 'ida@example.com', '--city', 'Omaha')]
  expect((await hotshoe('clients', 'duplicates', '--client', `id:${a}`)).out).toMatch(/Ida Zorn .*Ids Zorn .*email/)
  expect((await hotshoe('clients', 'apart', `id:${a}`, `id:${b}`)).out).toContain('not suggested')
  expect((await hotshoe('clients', 'duplicates', '--client', `id:${a}`)).out).toContain('No two clients')
  expect((await hotshoe('clients', 'apart', `id:${a}`, `id:${b}`, '--forget')).status).toBe(0)
  expect((await hotshoe('clients', 'merge', `id:${a}`, `id:${b}`, '--preview')).out).toMatch(/name +Ida Zorn +Ids Zorn +\d+\n/)
  expect((await hotshoe('clients', 'merge', `id:${a}`, `id:${b}`, '--take', 'nme')).err).toContain('no field “nme”')
  const merged = await hotshoe('clients', 'merge', `id:${a}`, `id:${b}`, '--take', 'address')
  expect(merged.out).toContain('Merged Ids Zorn into Ida Zorn.')
  expect((await answer('clients', 'show', `id:${a}`)).city).toBe('Omaha')
  expect((await hotshoe('clients', 'merges', `id:${a}`)).out).toContain('can be undone')
  const id = /unmerge (\d+)/.exec(merged.out)?.[1] ?? ''
  expect((await hotshoe('clients', 'unmerge', id)).out).toContain('are two clients again')
  expect((await answer('clients', 'show', `id:${a}`)).city).toBe('')
})

test('a household is shown, joined and left', async () => {
  const [a, b] = [await create('Una'), await create('Ugo')]
  expect((await hotshoe('clients', 'household', `id:${a}`)).out).toContain('lives alone')
  expect((await hotshoe('clients', 'household', `id:${a}`, '--with', `id:${b}`)).out).toMatch(/Ugo Zorn .*lives here/)
  expect((await hotshoe('clients', 'household', `id:${b}`, '--alone')).out).toContain('lives alone')
})

test('everything about a client is told, written into a file, and erased only with a yes', async () => {
  const id = await create('Vera', '--email', 'vera@example.com')
  expect((await hotshoe('clients', 'timeline', `id:${id}`)).out).toMatch(/change +created/)
  const file = path.join(studio.folder, 'vera.json')
  expect((await hotshoe('clients', 'export', `id:${id}`, '--out', file)).out).toContain('vera.json')
  expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ client: { emails: ['vera@example.com'] }, sessions: [] })
  expect((await hotshoe('clients', 'export', `id:${id}`, '--out', file)).err).toContain('cannot be written')
  expect((await hotshoe('clients', 'erase', `id:${id}`)).err).toContain('This erases Vera Zorn')
  expect((await hotshoe('clients', 'erase', `id:${id}`, '--yes')).out).toContain(`Erased client ${id}.`)
  expect((await answer('clients', 'show', `id:${id}`)).last_name).toBe('Erased client')
})
