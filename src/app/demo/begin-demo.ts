import { readFile, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import pg from 'pg'
import { makeDataFolder } from '#app/make-data-folder.ts'
import { openEmbedded } from '#platform/database/embedded/open.ts'
import { Refusal } from '#platform/refusal.ts'

/** The folder of a demo. */
export type DemoFolder = { filled: boolean; markFilled(): Promise<void> }

/**
 * Takes a folder for the demo. One that was never filled to the end, because somebody interrupted the first start, begins anew, as
 * does a `fresh` one. Refuses a folder that holds a real studio, for the demo writes what it likes, and one whose demo runs already:
 * two would take each other's mailbox away.
 */
export async function beginDemo(data: string, { fresh }: { fresh: boolean }): Promise<DemoFolder> {
  await makeDataFolder(data)
  const mark = path.join(data, 'demo')
  const state = await readFile(mark, 'utf8').catch(() => null)
  const hasDatabase = (await stat(path.join(data, 'postgres')).catch(() => null)) !== null
  if (state === null && hasDatabase) throw realStudio(data)
  const filled = state === 'filled' && !fresh
  if (hasDatabase) await takeDatabase(data, { drop: !filled })
  if (!filled) {
    await writeFile(mark, 'filling')
    await rm(path.join(data, 'mailbox'), { recursive: true, force: true })
  }
  return { filled, markFilled: () => writeFile(mark, 'filled') }
}

/** How often it is looked whether another demo has ended, and how long until the next look, in milliseconds: one that restarts takes a moment to go. */
const patience = { looks: 20, pause: 250 } as const

/** Makes sure that nobody runs on it. Dropped, it is made anew, empty, by whoever opens the built-in server next. */
async function takeDatabase(data: string, { drop }: { drop: boolean }): Promise<void> {
  const embedded = await openEmbedded(data, { hold: false })
  const client = new pg.Client({ connectionString: embedded.url.replace('///hotshoe?', '///postgres?') })
  await client.connect()
  try {
    for (let look = 1; await isHeld(client); look++) {
      if (look === patience.looks) throw runsAlready(data)
      await setTimeout(patience.pause)
    }
    if (drop) await client.query('DROP DATABASE IF EXISTS hotshoe WITH (FORCE)')
  } finally {
    await client.end()
    await embedded.release()
  }
}

async function isHeld(client: pg.Client): Promise<boolean> {
  const { rowCount } = await client.query("SELECT FROM pg_stat_activity WHERE datname = 'hotshoe' AND application_name = 'hotshoe hold'")
  return rowCount !== 0
}

function runsAlready(data: string): Refusal {
  return new Refusal(
    'conflict',
    'demo-runs',
    `A demo in ${data} runs already, or is just being filled. Use that one, end it first, or choose another folder with --data.`,
  )
}

function realStudio(data: string): Refusal {
  return new Refusal(
    'conflict',
    'real-studio',
    `The folder ${data} holds a studio that is no demo. Choose another folder for the demo with --data, or start that studio with: hotshoe serve`,
  )
}
