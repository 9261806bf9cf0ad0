import pg from 'pg'
import { connect, type Database, openPool, refuseUnsafeRole } from '#platform/database/connect.ts'
import { openEmbedded } from '#platform/database/embedded/open.ts'
import { migrate } from '#platform/database/migrate.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Config } from './config.ts'

export type OpenDatabase = {
  database: Database
  /** For the sign-in library. */
  pool: pg.Pool
  /** For whoever listens. */
  url: string
  close(): Promise<void>
}

type Place = { url: string; migrateUrl: string; ensureRunning(): Promise<void>; release(): Promise<void> }

/** Connections of the program; sign-in has a few of its own. */
const sizes = { program: 10, signIn: 4 } as const

/**
 * Opens the database, built-in or named by DATABASE_URL, and brings it up to date. `hold` keeps a built-in server running until
 * closing; the command line uses it and leaves it as it is. Refuses with one sentence what an operator must mend.
 */
export async function openDatabase(config: Config, { hold }: { hold: boolean }): Promise<OpenDatabase> {
  const place = await openPlace(config, hold)
  const onLost = () => void place.ensureRunning().catch(() => undefined)
  const database = connect({ url: place.url, size: sizes.program, onLost })
  const pool = openPool({ url: place.url, size: sizes.signIn, onLost })
  const close = async () => {
    await Promise.all([database.destroy(), pool.end()])
    await place.release()
  }
  try {
    await migrate(place.migrateUrl)
    await becomeApp(place.url)
    await refuseUnsafeRole(database)
  } catch (error) {
    await close()
    throw databaseRefusal(error)
  }
  return { database, pool, url: place.url, close }
}

async function openPlace({ databaseUrl, migrateDatabaseUrl, data }: Config, hold: boolean): Promise<Place> {
  if (databaseUrl === null) {
    const embedded = await openEmbedded(data, { hold })
    return { ...embedded, migrateUrl: embedded.url }
  }
  return { url: databaseUrl, migrateUrl: migrateDatabaseUrl ?? databaseUrl, ensureRunning: async () => undefined, release: async () => undefined }
}

/** A pool that may not take on the program's role only loses its connections; asked alone the database says why. */
async function becomeApp(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  await client.query('SET ROLE hotshoe_app').finally(() => client.end())
}

function databaseRefusal(error: unknown): unknown {
  if (error instanceof Refusal || !(error instanceof Error)) return error
  const code = 'code' in error ? String(error.code) : ''
  const sentence = sentences[code]
  return sentence === undefined ? error : new Refusal('unavailable', 'database', `${sentence} (${error.message || code})`)
}

const away = 'The database of DATABASE_URL does not answer. Check its host and port, and that it runs.'
const sentences: Record<string, string> = {
  ECONNREFUSED: away,
  ENOTFOUND: away,
  EAI_AGAIN: away,
  ETIMEDOUT: away,
  ENOENT: away,
  '28P01': 'The database refuses the user or password of DATABASE_URL. Correct them.',
  '28000': 'The database refuses the user of DATABASE_URL. Correct it, or let it in (pg_hba.conf).',
  '3D000': 'The database named in DATABASE_URL does not exist. Create it, or correct the name.',
  '42501':
    'The user of DATABASE_URL may not do what Hotshoe needs. Set MIGRATE_DATABASE_URL to a user that owns the database, and GRANT hotshoe_app to the user of DATABASE_URL.',
  '22023': 'The user of DATABASE_URL may not become the role hotshoe_app. Run as the owner of the database: GRANT hotshoe_app TO that user.',
}
