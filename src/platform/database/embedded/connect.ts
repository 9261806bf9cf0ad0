import pg from 'pg'
import { addressOf, names, type Places } from './places.ts'
import { DatabaseTrouble } from './trouble.ts'

/** One number for all of Hotshoe: who runs on the built-in server shares this lock, who stops it holds it alone. */
const holdLock = 5_218_001

/** What came of asking for the server: a connection that shares the lock, or why not (yet). */
export type Answer = pg.Client | 'absent' | 'recovering' | 'busy'

/** Connects and shares the lock. Says `busy` when somebody is stopping the server; throws what waiting does not mend. */
export async function connect(places: Places, database: string = names.database): Promise<Answer> {
  const client = new pg.Client({ connectionString: addressOf(places, database), application_name: 'hotshoe hold', connectionTimeoutMillis: 5000 })
  // The connection may break at any time; who needs the server notices by other means.
  client.on('error', () => undefined)
  try {
    await client.connect()
    if (await asked(client, `SELECT pg_try_advisory_lock_shared(${holdLock}) AS yes`)) return client
    await client.end()
    return 'busy'
  } catch (error) {
    await client.end().catch(() => undefined)
    const { code, message } = error as NodeJS.ErrnoException
    if (code === '3D000' && database === names.database) return createDatabase(places)
    return meaning(code, message)
  }
}

/** Gives the lock back; true when nobody else shares it, and then it is held alone, so that nobody can come before the server ends. */
export async function isLastOut(client: pg.Client): Promise<boolean> {
  await client.query(`SELECT pg_advisory_unlock_shared(${holdLock})`)
  return asked(client, `SELECT pg_try_advisory_lock(${holdLock}) AS yes`)
}

async function asked(client: pg.Client, question: string): Promise<boolean> {
  const { rows } = await client.query<{ yes: boolean }>(question)
  return rows[0]?.yes === true
}

/** A cluster is new, or its first start was interrupted. Two programs may do this at once: one of them fails, and both come again. */
async function createDatabase(places: Places): Promise<Answer> {
  const client = await connect(places, names.maintenance)
  if (typeof client === 'string') return client
  await client.query(`CREATE DATABASE ${names.database}`).catch(() => undefined)
  await client.end()
  return 'busy'
}

function meaning(code: string | undefined, message: string): Answer {
  if (code === 'ENOENT' || code === 'ECONNREFUSED') return 'absent'
  if (code === '57P03') return 'recovering'
  // Too many connections; stopped or crashed under us; a connection that ended in the middle.
  if (code === '53300' || code === '57P01' || code === '57P02' || code === 'ECONNRESET' || code === 'EPIPE' || code === undefined) return 'busy'
  throw new DatabaseTrouble(`The built-in database refused the connection: ${message}.`)
}
