import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { Kysely, PostgresDialect, sql } from 'kysely'
import { type Migration, type MigrationProvider, Migrator } from 'kysely/migration'
import pg from 'pg'
import { Refusal } from '#platform/refusal.ts'

const folder = path.join(import.meta.dirname, '../../../migrations')

/**
 * Brings the database at `url` to this program's schema: plain SQL files, forward only, in one transaction under the
 * migrator's advisory lock. Returns the names that were applied. Refuses a database that a newer Hotshoe has migrated.
 */
export async function migrate(url: string): Promise<string[]> {
  const pool = new pg.Pool({ connectionString: url, max: 2 })
  // An idle connection that the server ends is no reason to end the program: the next query says what is wrong.
  pool.on('error', () => undefined)
  const database = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) })
  try {
    await refuseOldServer(database)
    const { error, results = [] } = await new Migrator({ db: database, provider: sqlFiles }).migrateToLatest()
    if (error === undefined) return results.map((result) => result.migrationName)
    const failed = results.find((result) => result.status === 'Error')
    throw new Refusal(
      'unavailable',
      'migration-failed',
      `The database could not be brought up to date${failed ? ` (migration ${failed.migrationName})` : ''}: ${sentence(error)}`,
    )
  } finally {
    await database.destroy()
  }
}

const sqlFiles: MigrationProvider = {
  async getMigrations() {
    const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
    const migrations: Record<string, Migration> = {}
    for (const name of names) {
      const text = await readFile(path.join(folder, name), 'utf8')
      migrations[name.slice(0, -4)] = { up: async (database) => void (await sql.raw(text).execute(database)) }
    }
    return migrations
  },
}

async function refuseOldServer(database: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<{ version: number }>`SELECT current_setting('server_version_num')::int AS version`.execute(database)
  const version = rows[0]?.version ?? 0
  if (version >= 160000) return
  throw new Refusal(
    'unavailable',
    'old-postgresql',
    `Hotshoe needs PostgreSQL 16 or newer; this server is version ${Math.floor(version / 10000)}. Upgrade it, or start without DATABASE_URL to use the built-in one.`,
  )
}

function sentence(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error)
  return text.startsWith('corrupted migrations') ? 'it was made by a newer or different version of Hotshoe. Start that version, or use another database.' : text
}
