import { notFound } from '../refusals.ts'
import type { Work } from '../work.ts'

function tokens({ db }: Work) {
  return db
    .selectFrom('api_token as t')
    .leftJoin('member as m', (join) => join.onRef('m.studio_id', '=', 't.studio_id').onRef('m.id', '=', 't.created_by'))
    .select(['t.id', 't.name', 't.role', 't.created_at', 't.last_used_at', 't.revoked_at', 'm.id as by_id', 'm.name as by_name'])
}

type Row = Awaited<ReturnType<ReturnType<typeof tokens>['executeTakeFirstOrThrow']>>

/** All tokens, the newest first; revoked ones stay listed. */
export async function listTokens(work: Work) {
  const rows = await tokens(work).orderBy('t.id', 'desc').execute()
  return rows.map(shown)
}

export async function readToken(work: Work, id: number) {
  const row = await tokens(work).where('t.id', '=', id).executeTakeFirst()
  if (row === undefined) throw notFound('token', id)
  return shown(row)
}

function shown({ by_id, by_name, ...token }: Row) {
  return { ...token, created_by: by_id === null || by_name === null ? null : { id: by_id, name: by_name } }
}
