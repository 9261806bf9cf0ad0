import { sql } from 'kysely'
import { refuseField } from '#platform/refusal.ts'
import type { Work } from '#studio/staff/work.ts'

/** Refuses a folder into which another feed looks: each would take the other's files. */
export async function refuseSharedFolder(work: Work, folder: string | null, id: number | null): Promise<void> {
  if (folder === null) return
  const { rows } = await sql<{ name: string }>`
    SELECT name FROM feed WHERE lower(folder) = lower(${folder}) AND id IS DISTINCT FROM ${id}::bigint LIMIT 1`.execute(work.db)
  const [other] = rows
  if (other === undefined) return
  throw refuseField('folder', 'feed-folder-shared', `The feed “${other.name}” looks into this folder already. Give each feed a folder of its own.`)
}
