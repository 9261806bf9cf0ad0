import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import pg from 'pg'
import { openEmbedded } from '#platform/database/embedded/open.ts'
import { Refusal } from '#platform/refusal.ts'

/** The folder of a demo. */
export type DemoFolder = { filled: boolean; markFilled(): Promise<void> }

/**
 * Takes a folder for the demo. One that was never filled to the end, because somebody interrupted the first start, begins anew.
 * Refuses a folder that holds a real studio: the demo writes what it likes.
 */
export async function beginDemo(data: string): Promise<DemoFolder> {
  const mark = path.join(data, 'demo')
  const state = await readFile(mark, 'utf8').catch(() => null)
  const hasDatabase = (await stat(path.join(data, 'postgres')).catch(() => null)) !== null
  if (state === null && hasDatabase) throw realStudio(data)
  if (state !== 'filled') {
    await mkdir(data, { recursive: true, mode: 0o700 })
    await writeFile(mark, 'filling')
    if (hasDatabase) await dropDatabase(data)
    await rm(path.join(data, 'mailbox'), { recursive: true, force: true })
  }
  return { filled: state === 'filled', markFilled: () => writeFile(mark, 'filled') }
}

/** Whoever opens the built-in server next makes an empty database. */
async function dropDatabase(data: string): Promise<void> {
  const embedded = await openEmbedded(data, { hold: false })
  const client = new pg.Client({ connectionString: embedded.url.replace('///hotshoe?', '///postgres?') })
  await client.connect()
  await client.query('DROP DATABASE IF EXISTS hotshoe WITH (FORCE)')
  await client.end()
  await embedded.release()
}

function realStudio(data: string): Refusal {
  return new Refusal(
    'conflict',
    'real-studio',
    `The folder ${data} holds a studio that is no demo. Choose another folder for the demo with --data, or start that studio with: hotshoe serve`,
  )
}
