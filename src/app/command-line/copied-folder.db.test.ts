import { cp, rm } from 'node:fs/promises'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { answer, type CommandLineStudio, commandLineStudio } from '#support/command-line.ts'

let first: CommandLineStudio
let copy = ''
beforeEach(async () => {
  first = await commandLineStudio()
  copy = `${first.folder}-copy`
  vi.stubEnv('HOTSHOE_IDENTITY', '')
})
afterEach(async () => {
  await rm(copy, { recursive: true, force: true })
  await first.close()
})

const blocked = async (data: string) => (await answer('send', '--data', data)).blocked

test('case 74: a copied data folder sends nothing until an owner confirms, and then the first one sends nothing', async () => {
  await answer('identity', 'confirm')
  expect(await blocked(first.folder)).not.toContain('copy')
  await cp(first.folder, copy, { recursive: true, preserveTimestamps: true })
  expect(await blocked(copy)).toContain('This looks like a copy')
  expect(await blocked(copy)).toContain('hotshoe identity confirm')
  expect(await blocked(first.folder)).not.toContain('copy')
  await answer('identity', 'confirm', '--data', copy)
  expect(await blocked(copy)).not.toContain('copy')
  expect(await blocked(first.folder)).toContain('This looks like a copy')
})

test('an identity that is given counts alone, wherever the data folder lies', async () => {
  vi.stubEnv('HOTSHOE_IDENTITY', 'test')
  await cp(first.folder, copy, { recursive: true })
  expect(await blocked(copy)).not.toContain('copy')
})
