import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import type pg from 'pg'
import { migrate } from '#platform/database/migrate.ts'
import { withDatabase } from './address.ts'

const migrations = new URL('../../migrations/', import.meta.url)

/** Every advisory lock of the tests has this class; object 0 is "somebody makes or copies databases", any other number is a living test run. */
export const testLocks = 741852

/** One at a time over all test runs of a server: a copy fails while anybody else is connected to its template. */
export async function oneAtATime<T>(admin: pg.Client, action: () => Promise<T>): Promise<T> {
  await admin.query('SELECT pg_advisory_lock($1::int, 0)', [testLocks])
  try {
    return await action()
  } finally {
    await admin.query('SELECT pg_advisory_unlock($1::int, 0)', [testLocks])
  }
}

/**
 * Makes the template of today's schema if it is not there, by migrating an empty database once, and returns its name.
 * A run that dies half way leaves a database whose name ends in `_building`; the next one starts afresh.
 */
export async function ensureTemplate(admin: pg.Client, address: string): Promise<string> {
  const template = await templateName()
  await oneAtATime(admin, async () => {
    const found = await admin.query('SELECT FROM pg_database WHERE datname = $1', [template])
    if (found.rowCount === 0) await build(admin, address, template)
  })
  return template
}

/** Changes whenever a file in migrations/ does, or a part of the program that migrates. */
async function templateName(): Promise<string> {
  const hash = createHash('sha256')
  const files = (await readdir(migrations)).filter((file) => file.endsWith('.sql')).toSorted()
  for (const file of files) hash.update(`${file}\0`).update(await readFile(new URL(file, migrations)))
  hash.update(await readFile(new URL('../../src/platform/database/migrate.ts', import.meta.url)))
  return `hotshoe_template_${hash.digest('hex').slice(0, 16)}`
}

async function build(admin: pg.Client, address: string, template: string) {
  const building = `${template}_building`
  await admin.query(`DROP DATABASE IF EXISTS ${building} WITH (FORCE)`)
  await admin.query(`CREATE DATABASE ${building} TEMPLATE template0`)
  await migrate(withDatabase(address, building))
  // From here on nobody can connect to it, so a copy never meets a session.
  await admin.query(`ALTER DATABASE ${building} ALLOW_CONNECTIONS false`)
  await admin.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [building])
  await admin.query(`ALTER DATABASE ${building} RENAME TO ${template}`)
}
