import { randomUUID } from 'node:crypto'
import { sql, type Transaction } from 'kysely'
import type { Database } from '#platform/database/connect.ts'
import type { Tables } from '#platform/database/tables.ts'
import { addJobs } from '#platform/jobs/schedule.ts'
import { type Problem, Refusal, refuseField } from '#platform/refusal.ts'
import type { DateOrder } from '#studio/calendar/date-order.ts'
import type { Reading } from '#studio/calendar/reading.ts'
import { parseZone } from '#studio/calendar/zone.ts'
import { checkedPassword } from './accounts/checked-password.ts'
import { hashPassword, isPassword } from './accounts/password.ts'
import { parseCountry, parseLanguage } from './checked-settings.ts'
import { parseEmail } from './email-address.ts'
import { beginWork } from './open-studio.ts'
import type { Work } from './work.ts'

export type NewStudio = {
  name: string
  zone: string
  owner: { name: string; email: string; password: string }
  language?: string
  default_country?: string
  date_order?: DateOrder
  postal_address?: string
  phone?: string
  /** Names of the jobs that sweep for it. */
  jobs: readonly string[]
  /** What the slices further right give every new studio; in the same transaction, as its owner. */
  defaults?: (work: Work) => Promise<void>
}

/**
 * Makes a studio with its owner, who can sign in, and the department "Front desk". It begins in rehearsal: everything goes to its
 * owner. A person who owns a studio already gives the password they have. All or nothing.
 */
export async function createStudio(database: Database, wanted: NewStudio): Promise<{ studioId: number; memberId: number }> {
  const { name, zone, owner, language, country } = checked(wanted)
  const password = await hashPassword(owner.password)
  return database.transaction().execute(async (db) => {
    // The number first, for the row is written under its own studio's policy.
    const { rows } = await sql<{ id: number; set: string }>`
      SELECT id, set_config('hotshoe.studio', id::text, true) AS set FROM nextval(pg_get_serial_sequence('studio', 'id')) AS id`.execute(db)
    const studioId = rows[0]?.id ?? 0
    const { postal_address = '', phone = '', date_order = 'mdy' } = wanted
    await db
      .insertInto('studio')
      .values({
        id: studioId,
        name,
        zone,
        language,
        default_country: country,
        date_order,
        postal_address,
        phone,
        rehearsal_address: owner.email,
        paused_reason: null,
      })
      .execute()
    const { id: memberId } = await db
      .insertInto('member')
      .values({ name: owner.name, email: owner.email, phone: null, role: 'owner' })
      .returning('id')
      .executeTakeFirstOrThrow()
    await db
      .insertInto('membership')
      .values({ studio_id: studioId, member_id: memberId, account_id: await accountFor(db, owner, password) })
      .execute()
    await addFrontDesk(db, memberId)
    await addJobs(db, { studioIds: [studioId], jobs: wanted.jobs })
    await wanted.defaults?.(await beginWork({ db, studioId, actor: { kind: 'user', id: memberId, name: owner.name } }))
    return { studioId, memberId }
  })
}

async function addFrontDesk(db: Transaction<Tables>, memberId: number): Promise<void> {
  const { id } = await db
    .insertInto('department')
    .values({ name: 'Front desk', email: null, default_member_id: memberId })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db.insertInto('department_member').values({ department_id: id, member_id: memberId }).execute()
}

async function accountFor(db: Transaction<Tables>, { name, email, password }: NewStudio['owner'], hashed: string): Promise<string> {
  const known = await db
    .selectFrom('auth_user as u')
    .leftJoin('auth_account as a', (join) => join.onRef('a.user_id', '=', 'u.id').on('a.provider_id', '=', 'credential'))
    .select(['u.id', 'a.password'])
    .where('u.email', '=', email)
    .executeTakeFirst()
  if (known?.password) {
    if (await isPassword(known.password, password)) return known.id
    throw refuseField('password', 'wrong-password', `${email} signs in to another studio here with another password. Give that one.`)
  }
  const id = known?.id ?? randomUUID()
  if (known === undefined) await db.insertInto('auth_user').values({ id, name, email, email_verified: false, image: null }).execute()
  await db
    .insertInto('auth_account')
    .values({ id: randomUUID(), account_id: id, provider_id: 'credential', user_id: id, password: hashed, updated_at: new Date() })
    .execute()
  return id
}

function checked({ name, zone, owner, language = 'en-US', default_country = 'US' }: NewStudio) {
  const problems: Problem[] = []
  const read = (field: string, reading: Reading<string>) => {
    if (reading.ok) return reading.value
    problems.push({ field, message: reading.message })
    return ''
  }
  if (name.trim() === '') problems.push({ field: 'name', message: 'The studio needs a name.' })
  if (owner.name.trim() === '') problems.push({ field: 'owner', message: 'The owner needs a name.' })
  const result = {
    name: name.trim(),
    zone: read('zone', parseZone(zone)),
    language: read('language', parseLanguage(language)),
    country: read('default_country', parseCountry(default_country)),
    owner: {
      name: owner.name.trim(),
      email: read('email', parseEmail(owner.email)).toLowerCase(),
      password: read('password', checkedPassword(owner.password)),
    },
  }
  if (problems.length === 0) return result
  throw new Refusal('invalid', 'bad-studio', { message: problems.map(({ message }) => message).join(' '), problems: problems })
}
