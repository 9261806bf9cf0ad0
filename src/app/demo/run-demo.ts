import path from 'node:path'
import { readConfig } from '#app/config.ts'
import type { Program } from '#app/open-program.ts'
import { serve, untilStopped } from '#app/serve.ts'
import { openMailbox } from '#platform/mailbox/open-mailbox.ts'
import { beginDemo, type DemoFolder } from './begin-demo.ts'
import { owner } from './demo-studio.ts'
import { fillStudio } from './fill-studio.ts'
import { mailboxEndpoints } from './mailbox-endpoints.ts'
import { useMailbox } from './use-mailbox.ts'

export type DemoOptions = { host?: string; port?: string; data?: string; publicUrl?: string }

const usualFolder = path.join(import.meta.dirname, '../../../.hotshoe/demo')

/**
 * Runs the demo studio until somebody ends it. The first start makes and fills it; an interrupted one begins anew. It always uses the
 * built-in database of its own folder and sends into a mailbox of its own, so that nothing leaves this machine.
 */
export async function runDemo(options: DemoOptions): Promise<void> {
  const { DATABASE_URL: _, MIGRATE_DATABASE_URL: __, ...environment } = process.env
  const config = readConfig({ ...options, data: options.data ?? usualFolder, role: 'all', allowClock: true }, environment)
  const folder = await beginDemo(config.data)
  const mailbox = await openMailbox({ folder: path.join(config.data, 'mailbox') })
  try {
    const serving = await serve(config, (program) => prepare(program, folder, mailbox), mailboxEndpoints(mailbox))
    console.log(opening(serving.address ?? ''))
    await untilStopped(serving)
  } finally {
    await mailbox.close()
  }
}

async function prepare(program: Program, folder: DemoFolder, mailbox: { host: string; port: number }): Promise<void> {
  if (folder.filled) return useMailbox(program, mailbox)
  console.error('→ Filling the demo studio (first time only)…')
  await fillStudio(program, () => useMailbox(program, mailbox))
  await folder.markFilled()
}

function opening(address: string): string {
  return [
    '',
    `The demo studio is at  ${address}/`,
    `Sign in with           ${owner.email}`,
    `and the password       ${owner.password}`,
    '',
    'Its emails stay here: see Mailbox in the menu. Ctrl-C ends the demo; started again it is as you left it.',
  ].join('\n')
}
