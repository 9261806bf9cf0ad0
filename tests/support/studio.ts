import { createSecretKey, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { connect, type Database } from '#platform/database/connect.ts'
import type { Actor } from '#studio/staff/actor.ts'
import { openStudio } from '#studio/staff/open-studio.ts'
import type { Deployment, OpenStudio } from '#studio/staff/work.ts'
import { connected } from './address.ts'
import { borrowedDatabase } from './database.ts'

export type TestStudio = { studio: OpenStudio; database: Database; url: string; open(actor: Actor): OpenStudio; close(): Promise<void> }

export const testDeployment: Deployment = {
  publicUrl: 'https://hotshoe.example',
  linksWork: true,
  secretKey: createSecretKey(randomBytes(32)),
  clockMayBeSet: true,
  mailbox: false,
  feeds: { folder: '/nowhere', privateAddresses: true },
  sendingBlocked: async () => null,
}

/** A database with one studio in America/Chicago, opened for its manager Pat. */
export async function testStudio(name = 'Northlight Studio'): Promise<TestStudio> {
  const { url, drop } = await borrowedDatabase()
  const studioId = await addStudio(url, name)
  const database = connect({ url, size: 4 })
  const open = (actor: Actor) => openStudio({ database, deployment: testDeployment, studioId, actor })
  const close = async () => {
    await database.destroy()
    await drop()
  }
  return { studio: open({ kind: 'user', id: null, name: 'Pat Manager' }), database, url, open, close }
}

/** One more studio in a test's database. */
export async function addStudio(url: string, name: string): Promise<number> {
  return connected(url, async (client) => {
    const { rows } = await client.query<{ id: number }>(
      `INSERT INTO studio (name, zone, postal_address, phone) VALUES ($1, 'America/Chicago', '12 Lake Street' || chr(10) || 'Chicago, IL 60601', '+13125550100') RETURNING id`,
      [name],
    )
    return Number(rows[0]?.id)
  })
}

/** Inserts one row as the program would and returns its id: for records whose own verbs are not what is tested. */
export async function addRow(studio: OpenStudio, table: string, row: Record<string, unknown>): Promise<number> {
  return studio.inTransaction(async (work) => {
    const columns = Object.keys(row).map((column) => sql.ref(column))
    const inserted = await sql<{ id: number }>`
      INSERT INTO ${sql.table(table)} (${sql.join(columns)}) VALUES (${sql.join(Object.values(row))}) RETURNING to_jsonb(${sql.table(table)}) ->> 'id' AS id`.execute(
      work.db,
    )
    return Number(inserted.rows[0]?.id)
  })
}
