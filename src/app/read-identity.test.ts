import { cp, mkdir, mkdtemp, rename, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readIdentity } from './read-identity.ts'

let place = ''
let data = ''
beforeEach(async () => {
  place = await mkdtemp(path.join(tmpdir(), 'hotshoe-identity-'))
  data = path.join(place, 'data')
  await mkdir(data)
})
afterEach(() => rm(place, { recursive: true }))

const desk = async () => 'the machine on the desk'
const cellar = async () => 'the machine in the cellar'

test('a data folder has one identity, by whatever way it is reached and however often the program starts', async () => {
  const identity = await readIdentity(data)
  await symlink(data, path.join(place, 'link'))
  expect(await readIdentity(data)).toBe(identity)
  expect(await readIdentity(path.join(place, 'link'))).toBe(identity)
})

test('case 74: a copy of the data folder is somebody else, on this machine, on another one, and in the place of the first', async () => {
  const identity = await readIdentity(data, desk)
  const copy = path.join(place, 'copy')
  await cp(data, copy, { recursive: true, preserveTimestamps: true })
  const copied = await readIdentity(copy, desk)
  expect(copied).not.toBe(identity)
  expect(await readIdentity(data, cellar)).not.toBe(identity)
  await rename(data, path.join(place, 'first'))
  await rename(copy, data)
  expect(await readIdentity(data, desk)).not.toBe(identity)
  expect(await readIdentity(path.join(place, 'first'), desk)).not.toBe(identity)
})
