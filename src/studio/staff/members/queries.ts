import { sql } from 'kysely'
import type { Static } from 'typebox'
import { readCursor, writeCursor } from '#platform/http/cursor.ts'
import { notFound } from '../refusals.ts'
import type { Work } from '../work.ts'
import type { listMembers } from './contract.ts'

type Wanted = Static<(typeof listMembers)['query']>

function members({ db }: Work) {
  return db
    .selectFrom('member')
    .leftJoin('membership', (join) => join.onRef('membership.studio_id', '=', 'member.studio_id').onRef('membership.member_id', '=', 'member.id'))
    .select(['id', 'name', 'email', 'phone', 'phone_sms', 'role', 'takes_sessions', 'archived_at', 'version'])
    .select(sql<boolean>`membership.account_id IS NOT NULL AND archived_at IS NULL`.as('can_sign_in'))
}

/** Members by name, a page at a time. */
export async function findMembers(work: Work, { search = '', photographers = false, archived = false, after, limit = 50 }: Wanted) {
  let found = members(work)
    .where('archived_at', archived ? 'is not' : 'is', null)
    .orderBy(sql`lower(name)`)
    .orderBy('id')
    .limit(limit + 1)
  if (photographers) found = found.where('takes_sessions', '=', true)
  if (search.trim() !== '') found = found.where(sql<boolean>`position(lower(${search.trim()}) in lower(name || ' ' || coalesce(email, ''))) > 0`)
  if (after !== undefined) {
    const [name, id] = readCursor(after, 2)
    found = found.where(sql<boolean>`(lower(name), id) > (${name}::text, ${id}::bigint)`)
  }
  const rows = await found.execute()
  const last = rows.length > limit ? rows[limit - 1] : undefined
  return { rows: rows.slice(0, limit), next: last === undefined ? null : writeCursor([last.name.toLowerCase(), last.id]) }
}

export async function readMember(work: Work, id: number) {
  const row = await members(work).where('id', '=', id).executeTakeFirst()
  if (row === undefined) throw notFound('member', id)
  return row
}

export type Member = Awaited<ReturnType<typeof readMember>>

function departments({ db }: Work) {
  return db
    .selectFrom('department')
    .select(['id', 'name', 'email', 'default_member_id', 'archived_at', 'version'])
    .select(
      sql<number[]>`ARRAY(SELECT member_id FROM department_member d
        WHERE d.studio_id = department.studio_id AND d.department_id = department.id ORDER BY member_id)`.as('member_ids'),
    )
}

/** Departments by name, a page at a time. */
export async function findDepartments(work: Work, { archived = false, after, limit = 50 }: { archived?: boolean; after?: string; limit?: number }) {
  let found = departments(work)
    .where('archived_at', archived ? 'is not' : 'is', null)
    .orderBy(sql`lower(name)`)
    .orderBy('id')
    .limit(limit + 1)
  if (after !== undefined) {
    const [name, id] = readCursor(after, 2)
    found = found.where(sql<boolean>`(lower(name), id) > (${name}::text, ${id}::bigint)`)
  }
  const rows = await found.execute()
  const last = rows.length > limit ? rows[limit - 1] : undefined
  return { rows: rows.slice(0, limit), next: last === undefined ? null : writeCursor([last.name.toLowerCase(), last.id]) }
}

export async function readDepartment(work: Work, id: number) {
  const row = await departments(work).where('id', '=', id).executeTakeFirst()
  if (row === undefined) throw notFound('department', id)
  return row
}

export type Department = Awaited<ReturnType<typeof readDepartment>>
