import { sql } from 'kysely'
import { openStudio } from '../open-studio.ts'
import type { Role } from '../roles.ts'
import type { Work } from '../work.ts'
import type { Gate } from './gate.ts'

/** The account a member signs in with, or null. */
export async function accountOf({ db, studio }: Work, memberId: number) {
  const row = await db
    .selectFrom('membership')
    .innerJoin('auth_user', 'auth_user.id', 'membership.account_id')
    .select(['auth_user.id', 'auth_user.name', 'auth_user.email'])
    .where('membership.studio_id', '=', studio.id)
    .where('membership.member_id', '=', memberId)
    .executeTakeFirst()
  return row ?? null
}

/** Whether an account is a member of another studio too: then no studio's owner may set its password. */
export async function worksElsewhere({ db, studio }: Work, accountId: string): Promise<boolean> {
  const row = await db.selectFrom('membership').select('studio_id').where('account_id', '=', accountId).where('studio_id', '<>', studio.id).executeTakeFirst()
  return row !== undefined
}

/**
 * The studios of an account by name. Each name is read under its own studio's policy; afterwards the transaction is in its own
 * studio again.
 */
export async function studiosOf({ db, studio }: Work, accountId: string): Promise<{ id: number; name: string }[]> {
  const memberships = await db.selectFrom('membership').select(['studio_id', 'member_id']).where('account_id', '=', accountId).execute()
  const studios: { id: number; name: string }[] = []
  for (const { studio_id, member_id } of memberships) {
    await sql`SELECT set_config('hotshoe.studio', ${String(studio_id)}, true)`.execute(db)
    const row = await db
      .selectFrom('studio')
      .innerJoin('member', 'member.studio_id', 'studio.id')
      .select(['studio.id', 'studio.name'])
      .where('member.id', '=', member_id)
      .where('member.archived_at', 'is', null)
      .executeTakeFirst()
    if (row !== undefined) studios.push(row)
  }
  await sql`SELECT set_config('hotshoe.studio', ${String(studio.id)}, true)`.execute(db)
  return studios.toSorted((a, b) => a.name.localeCompare(b.name))
}

/** The member while they have not left. */
export async function activeMember(gate: Gate, { studioId, memberId }: { studioId: number; memberId: number }) {
  const nobody = openStudio({ ...gate, studioId, actor: { kind: 'user', id: memberId, name: '' } })
  const [member] = await nobody.inOneStatement(sql<{ name: string; role: Role }>`SELECT * FROM active_member(${studioId}::bigint, ${memberId}::bigint)`)
  return member ?? null
}
