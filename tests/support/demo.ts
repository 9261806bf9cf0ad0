import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { readConfig } from '#app/config.ts'
import { type Filling, fillStudio } from '#app/demo/fill-studio.ts'
import { useMailbox } from '#app/demo/use-mailbox.ts'
import { type Local, openLocal } from '#app/open-local.ts'
import { openProgram, type Program } from '#app/open-program.ts'
import { type Mailbox, openMailbox } from '#platform/mailbox/open-mailbox.ts'
import { testDatabase } from './database.ts'

/** `folder` is its own, for whatever a test writes. */
export type TestDemo = { program: Program; mailbox: Mailbox; call: Local['call']; folder: string; close(): Promise<void> }

/** A demo studio that was filled just now; without a past it takes some seconds. */
export async function aDemo(filling: Filling = {}): Promise<TestDemo> {
  const { url, drop } = await testDatabase()
  const folder = await mkdtemp(path.join(tmpdir(), 'hotshoe-demo-'))
  let shift = 0
  const mailbox = await openMailbox({ folder: path.join(folder, 'mailbox'), now: () => new Date(Date.now() + shift * 1000) })
  const secrets = { HOTSHOE_SECRET_KEY: randomBytes(32).toString('base64'), HOTSHOE_IDENTITY: 'test' }
  const program = await openProgram(readConfig({ allowClock: true }, { DATABASE_URL: url, ...secrets }), { hold: false, mailbox: true })
  const tellShift = (seconds: number) => {
    shift = seconds
  }
  await fillStudio(program, { use: () => useMailbox(program, mailbox), tellShift }, filling)
  const { call } = await openLocal(program)
  const close = async () => {
    await program.close()
    await mailbox.close()
    await drop()
    await rm(folder, { recursive: true })
  }
  return { program, mailbox, call, folder, close }
}
