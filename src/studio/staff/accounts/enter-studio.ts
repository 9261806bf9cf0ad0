import { sql } from 'kysely'
import type { Request } from '#platform/http/endpoint.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Actor } from '../actor.ts'
import type { Visitor } from '../answer-route.ts'
import { openStudio } from '../open-studio.ts'
import type { Role } from '../roles.ts'
import { hashSecret, studioOfSecret } from '../tokens/token-secret.ts'
import { type Gate, notSignedIn } from './gate.ts'
import { activeMember } from './queries.ts'
import { readSession } from './read-session.ts'

/** Opens the studio of whoever asks, by token or by cookie. The role is read anew each time: who lost it loses it at once. */
export async function enterStudio(gate: Gate, request: Request): Promise<Visitor> {
  const authorization = request.headers.get('authorization')
  return authorization === null ? byCookie(gate, request) : byToken(gate, authorization)
}

async function byToken(gate: Gate, authorization: string): Promise<Visitor> {
  const secret = /^Bearer\s+(\S+)$/i.exec(authorization.trim())?.[1] ?? ''
  const studioId = studioOfSecret(secret)
  if (studioId === null) throw badToken()
  const nobody = openStudio({ ...gate, studioId, actor: { kind: 'token', id: null, name: '' } })
  const [token] = await nobody.inOneStatement(
    sql<{ id: number; name: string; role: Role; stale: boolean }>`SELECT * FROM token_of(${studioId}::bigint, ${hashSecret(secret)}::bytea)`,
  )
  if (token === undefined) throw badToken()
  if (token.stale) await nobody.inTransaction(({ db }) => sql`UPDATE api_token SET last_used_at = now() WHERE id = ${token.id}`.execute(db))
  return visitor(gate, { studioId, role: token.role, actor: { kind: 'token', id: token.id, name: token.name } })
}

async function byCookie(gate: Gate, request: Request): Promise<Visitor> {
  const session = await readSession(gate, request)
  if (session === null) throw notSignedIn()
  const memberships = await gate.database
    .selectFrom('membership')
    .select(['studio_id', 'member_id'])
    .where('account_id', '=', session.accountId)
    .orderBy(sql`studio_id = ${session.studioId ?? 0}`, 'desc')
    .orderBy('studio_id')
    .execute()
  for (const { studio_id, member_id } of memberships) {
    const member = await activeMember(gate, { studioId: studio_id, memberId: member_id })
    if (member !== null) return visitor(gate, { studioId: studio_id, role: member.role, actor: { kind: 'user', id: member_id, name: member.name } })
  }
  throw new Refusal('forbidden', 'no-studio', 'You are signed in, but no studio has you as a member any more. Ask the owner of your studio.')
}

function visitor(gate: Gate, { studioId, role, actor }: { studioId: number; role: Role; actor: Actor }): Visitor {
  return { studio: openStudio({ ...gate, studioId, actor }), role }
}

function badToken(): Refusal {
  return new Refusal('unauthenticated', 'bad-token', 'This token is not known here or was revoked. An owner can make a new one under Settings → Tokens.')
}
