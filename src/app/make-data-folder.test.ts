import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { makeDataFolder } from './make-data-folder.ts'

let place = ''
beforeEach(async () => {
  place = await mkdtemp(path.join(tmpdir(), 'hotshoe-folder-'))
})
afterEach(() => rm(place, { recursive: true }))

test('a folder that is not there is made with those above it, for its owner only; one that is there stays', async () => {
  const data = path.join(place, 'a', 'b')
  await makeDataFolder(data)
  await makeDataFolder(data)
  expect((await stat(data)).mode & 0o777).toBe(0o700)
})

test('a file, a place below a file and a place where nothing can be made are each refused with one sentence', async () => {
  const file = path.join(place, 'file')
  await writeFile(file, '')
  const inTheWay = (data: string) =>
    `${data} cannot be the data folder, because a file is in its way. Move that away. Or choose another folder with --data (or HOTSHOE_DATA).`
  await expect(makeDataFolder(file)).rejects.toThrow(inTheWay(file))
  await expect(makeDataFolder(path.join(file, 'below'))).rejects.toThrow(inTheWay(path.join(file, 'below')))
  await expect(makeDataFolder('/proc/hotshoe')).rejects.toThrow(/\/proc\/hotshoe/)
})
