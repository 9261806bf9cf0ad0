import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { answer, type CommandLineStudio, commandLineStudio, hotshoe } from '#support/command-line.ts'

let studio: CommandLineStudio
let folder: string
beforeAll(async () => {
  studio = await commandLineStudio()
  folder = await mkdtemp(path.join(tmpdir(), 'hotshoe-rules-'))
})
afterAll(async () => {
  await studio.close()
  await rm(folder, { recursive: true })
})

const example = path.join(import.meta.dirname, '../../../samples/rules/example.yaml')

async function file(name: string, text: string): Promise<string> {
  const at = path.join(folder, name)
  await writeFile(at, text)
  return at
}

test('a file is compared, taken in, and is then what is exported; its tests decide the exit status', async () => {
  const diff = await hotshoe('rules', 'diff', example)
  expect(diff.status).toBe(0)
  expect(diff.out).toContain(
    '+ triggers: A week before the session\n    active: yes\n    for: “session”\n    status: “Booked”\n    when: “7 days before session-date”\n',
  )
  expect((await hotshoe('rules', 'diff', example, '--strict')).status).toBe(1)
  expect((await hotshoe('rules', 'apply', example)).out).toBe(diff.out)
  expect((await hotshoe('rules', 'diff', example, '--strict')).status).toBe(0)
  expect(await answer('triggers', 'list')).toMatchObject({
    rows: [
      { description: 'A week before the session', active: true },
      { description: 'Ask how it was', active: false },
    ],
  })
  const exported = path.join(folder, 'studio.yaml')
  expect((await hotshoe('rules', 'export', exported)).status).toBe(0)
  const text = await readFile(exported, 'utf8')
  expect(text).toContain('    when: 7 days before session-date\n')
  expect((await hotshoe('rules', 'apply', exported, '--dry', '--prune')).out).toBe('Nothing changes: the studio is what the file says.\n')
  expect(await hotshoe('rules', 'test', example)).toMatchObject({ status: 0, out: expect.stringMatching(/\n3 passed\.\n$/) as string })
  expect(await hotshoe('rules', 'test', example, 'samples/recipes/contact-form.yaml')).toMatchObject({
    status: 0,
    out: expect.stringMatching(/contact-form\.yaml\n.*\n4 passed\.\n$/) as string,
  })
})

test('a test that fails, and a line that is wrong end with status 1, at their lines', async () => {
  const text = await readFile(example, 'utf8')
  const late = await file('late.yaml', text.replace('at: 2026-06-03 09:00, channel: email', 'at: 2026-06-03 10:00, channel: email'))
  const failed = await hotshoe('rules', 'test', late)
  expect(failed.status).toBe(1)
  expect(failed.out).toContain(
    `FAILED  Booked for 10 June, the client hears on 3 June at nine\n  ${late}:71: This was not made: email to client on 2026-06-03 10:00 from “A week to go” with “family session”. Made were: email to client on 2026-06-03 09:00, “Your family session on Wednesday, June 10, 2026”, by “A week before the session” for Anna’s session.`,
  )
  const misspelt = await file('misspelt.yaml', text.replace('status: Booked\n', 'status: Bookd\n').replace('template: A week to go\n', 'template: A week to\n'))
  const refused = await hotshoe('rules', 'apply', misspelt)
  expect(refused).toMatchObject({ status: 1, out: '' })
  expect(refused.err).toBe(
    `${misspelt}:34: There is no status called “Bookd”. Did you mean “Booked”?\n  ${misspelt}:43: There is no template called “A week to”. Did you mean “A week to go”?\n`,
  )
})
