import { sql } from 'kysely'
import type { Work } from '#studio/staff/work.ts'
import { noSuch } from '../stale.ts'
import { yearDayOf } from '../year-day.ts'
import type { ClientRecord, FamilyMember, Phone } from './client.ts'

type Children = {
  emails: string[]
  phones: Phone[]
  family: (Omit<FamilyMember, 'birthday' | 'known_at'> & { mmdd: number | null; year: number | null; known_at: string | null })[]
}

/** One client as it is; refuses a number that names none. */
export async function loadClient(work: Work, id: number): Promise<ClientRecord> {
  const rows = await work.db.selectFrom('client').selectAll().where('id', '=', id).execute()
  const [found] = await withClientParts(work, rows)
  if (found === undefined) throw noSuch('client', id)
  return found
}

/** Clients with all that belongs to them. */
export async function withClientParts(work: Work, rows: readonly ClientRecord['row'][]): Promise<ClientRecord[]> {
  if (rows.length === 0) return []
  const children = await childrenOf(
    work,
    rows.map(({ id }) => id),
  )
  return rows.map((row) => ({ row, ...(children.get(row.id) ?? { emails: [], phones: [], family: [] }) }))
}

async function childrenOf(work: Work, ids: readonly number[]): Promise<Map<number, Pick<ClientRecord, 'emails' | 'phones' | 'family'>>> {
  const { rows } = await sql<{ id: number } & Children>`
    SELECT wanted.id,
      (SELECT coalesce(jsonb_agg(email ORDER BY position), '[]') FROM client_email WHERE client_id = wanted.id) AS emails,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('phone', phone, 'label', label, 'sms', sms) ORDER BY position), '[]')
       FROM client_phone WHERE client_id = wanted.id) AS phones,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('id', f.id, 'name', name, 'relation', relation, 'mmdd', birthday_mmdd, 'year', birthday_year,
                                                    'known_at', birthday_set_at, 'email', email, 'phone', phone) ORDER BY f.id), '[]')
       FROM family_member f WHERE f.client_id = wanted.id) AS family
    FROM unnest(${ids}::bigint[]) AS wanted(id)`.execute(work.db)
  return new Map(rows.map(({ id, emails, phones, family }) => [id, { emails, phones, family: family.map(memberOf) }]))
}

function memberOf({ mmdd, year, known_at, ...member }: Children['family'][number]): FamilyMember {
  return { ...member, birthday: yearDayOf({ mmdd, year }), known_at: known_at === null ? null : new Date(known_at) }
}
