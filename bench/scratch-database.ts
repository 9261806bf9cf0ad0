import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { openEmbedded } from '#platform/database/embedded/open.ts'
import { migrate } from '#platform/database/migrate.ts'

export type Scratch = { url: string; admin: pg.Client; close(): Promise<void> }

/** A migrated database of its own, on an embedded server of its own, that is gone after the bench. */
export async function scratchDatabase(): Promise<Scratch> {
  const folder = await mkdtemp(path.join(tmpdir(), 'hotshoe-bench-'))
  const server = await openEmbedded(folder, { hold: true })
  await migrate(server.url)
  const admin = new pg.Client({ connectionString: server.url })
  await admin.connect()
  return {
    url: server.url,
    admin,
    async close() {
      await admin.end()
      await server.release()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
