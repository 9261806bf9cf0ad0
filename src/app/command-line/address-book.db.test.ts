import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { answer, type CommandLineStudio, commandLineStudio, hotshoe } from '#support/command-line.ts'

let studio: CommandLineStudio
beforeAll(async () => {
  studio = await commandLineStudio()
})
afterAll(() => studio.close())

test('clients of an address book have no number of the other program in the list, also after their email is changed', async () => {
  const file = path.join(studio.folder, 'book.csv')
  await writeFile(file, 'First Name,Last Name,Email\nKarla,Numberless,karla@book.example\n')
  expect((await hotshoe('import', file, '--kind', 'clients')).out).toContain('1 row read as ')
  const listed = async () => (await hotshoe('clients', 'list', '--search', 'numberless')).out
  expect(await listed()).not.toContain('no number')
  await answer('clients', 'change', 'Karla Numberless', '--email', 'karla.n@book.example')
  expect(await listed()).toContain('karla.n@book.example')
  expect(await listed()).not.toContain('karla@book')
})
