import { rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connected } from '#support/address.ts'
import { answer, type CommandLineStudio, commandLineStudio, hotshoe } from '#support/command-line.ts'

let studio: CommandLineStudio
beforeAll(async () => {
  studio = await commandLineStudio()
})
afterAll(() => studio.close())

test('a feed is added, looks, reads what came, is paused, changed and removed by its name', async () => {
  const made = await hotshoe('feeds', 'add', '--name', 'Front desk', '--kind', 'clients', '--folder', 'front-desk', '--column', 'Nr=external_id')
  expect(made.out).toMatch(/Made feed 1\.[^]*front-desk/)
  const folder = path.join(studio.folder, 'feeds', '1', 'front-desk')
  await writeFile(path.join(folder, 'clients.csv'), 'Nr;Name\nK1;Ann Lee\n')
  expect((await hotshoe('feeds', 'look', 'front desk')).out).toContain('1 file may still be written')
  await connected(studio.environment.DATABASE_URL ?? '', (client) => client.query("UPDATE feed_file SET at = at - interval '1 minute'"))
  expect((await hotshoe('feeds', 'look', 'Front desk')).out).toMatch(/^1 file came\.\nSee it: hotshoe imports show \d+\n$/)
  expect(await answer('feeds', 'show', 'Front desk')).toMatchObject({ place: folder, last_run: { state: 'done', created: 1 }, every_minutes: 60 })
  expect((await hotshoe('feeds', 'pause', '1')).out).toBe('Front desk: paused.\n')
  expect(await answer('feeds', 'change', '1', '--daily-at', '06:30')).toMatchObject({ every_minutes: null, daily_at: '06:30', active: false })
  expect((await hotshoe('feeds', 'resume', '1')).out).toBe('Front desk: daily at 06:30.\n')
  expect((await hotshoe('feeds', 'list')).out).toMatch(/Front desk +clients +daily at 06:30/)
  await rm(folder, { recursive: true })
  const failed = await hotshoe('feeds', 'look', '1')
  expect([failed.status, failed.err]).toEqual([1, expect.stringContaining('There is no folder')])
  expect((await hotshoe('feeds', 'remove', '1')).out).toBe('Deleted feed 1. What it brought in stays.\n')
  expect((await hotshoe('feeds', 'list')).out).toMatch(/^There are no feeds/)
})
