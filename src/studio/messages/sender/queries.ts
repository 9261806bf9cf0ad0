import { sql } from 'kysely'
import type { Deployment, Work } from '#studio/staff/work.ts'
import type { SenderSettings } from './contract.ts'
import { untouchedSender } from './load-sender.ts'

/** How the studio's email is sent, without the password. A studio that never touched it sees the defaults, as version 1. */
export async function readSender(work: Work, { publicUrl, linksWork }: Deployment): Promise<SenderSettings> {
  const { rows } = await sql<Omit<SenderSettings, 'links_to' | 'links_work'>>`
    SELECT from_name, from_address, reply_to, host, port, security, username, connections, timeout_seconds, password_box IS NOT NULL AS has_password,
      last_trouble, version FROM sender`.execute(work.db)
  const { password: _, ...untouched } = untouchedSender
  return { ...(rows[0] ?? { ...untouched, has_password: false, last_trouble: null, version: 1 }), links_to: publicUrl, links_work: linksWork }
}
