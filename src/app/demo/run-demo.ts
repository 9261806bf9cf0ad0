import path from 'node:path'
import { readConfig } from '#app/config.ts'
import { findPort } from '#app/find-port.ts'
import { openLocal } from '#app/open-local.ts'
import type { Program } from '#app/open-program.ts'
import { serve, untilStopped } from '#app/serve.ts'
import { openMailbox } from '#platform/mailbox/open-mailbox.ts'
import { confirmIdentity } from '#studio/staff/confirm-identity.ts'
import { readClock, setClock } from '#studio/staff/contract.ts'
import { beginDemo, type DemoFolder } from './begin-demo.ts'
import { owner } from './demo-studio.ts'
import { type DemoMailbox, fillStudio } from './fill-studio.ts'
import { mailboxEndpoints } from './mailbox-endpoints.ts'
import { sixYearsOf } from './move-in.ts'
import { useMailbox } from './use-mailbox.ts'

export type DemoOptions = { host?: string; port?: string; data?: string; fresh: boolean; json: boolean }

const usualFolder = path.join(import.meta.dirname, '../../../.hotshoe/demo')

/**
 * Runs the demo studio until somebody ends it. The first start makes and fills it; an interrupted one begins anew. It always uses the
 * built-in database of its own folder and sends into a mailbox of its own, so that nothing leaves this machine.
 */
export async function runDemo({ fresh, json, ...options }: DemoOptions): Promise<void> {
  const { DATABASE_URL: _, MIGRATE_DATABASE_URL: __, ...environment } = process.env
  const asked = readConfig({ ...options, data: options.data ?? usualFolder, role: 'all', allowClock: true }, environment)
  const config = { ...asked, port: await findPort(asked) }
  const folder = await beginDemo(config.data, { fresh })
  let shift = 0
  const mailbox = await openMailbox({ folder: path.join(config.data, 'mailbox'), now: () => new Date(Date.now() + shift * 1000) })
  const tellShift = (seconds: number) => {
    shift = seconds
  }
  try {
    const serving = await serve(
      config,
      (program) => prepare(program, folder, { use: () => useMailbox(program, mailbox), tellShift }),
      mailboxEndpoints(mailbox),
    )
    const address = serving.address ?? ''
    console.log(json ? JSON.stringify({ address, email: owner.email, password: owner.password, data: config.data }) : opening(address))
    await untilStopped(serving)
  } finally {
    await mailbox.close()
  }
}

async function prepare(program: Program, folder: DemoFolder, mailbox: DemoMailbox): Promise<void> {
  if (folder.filled) {
    // A demo may be copied and moved about: its emails never leave.
    await confirmIdentity(program.database, program.gate.identity)
    await mailbox.use()
    return acceptClock(program)
  }
  console.error('→ Filling the demo studio (first time only)…')
  await fillStudio(program, mailbox, { past: sixYearsOf, tell: (sentence) => console.error(`  ${sentence}…`) })
  await folder.markFilled()
}

/** A demo that slept for weeks has not seen its clock leap: it was not running. */
async function acceptClock(program: Program): Promise<void> {
  const { call } = await openLocal(program)
  const { shift_seconds, local } = await call(readClock, {})
  await call(setClock, { body: { at: shift_seconds === 0 ? null : local } })
}

function opening(address: string): string {
  return [
    '',
    `The demo studio is at  ${address}/`,
    `Sign in with           ${owner.email}`,
    `and the password       ${owner.password}`,
    '',
    'Its emails stay here: see Mailbox in the menu. Ctrl-C ends the demo; started again it is as you left it,',
    'with --fresh it begins anew.',
  ].join('\n')
}
