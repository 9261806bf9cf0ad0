import type { Role } from '../roles.ts'
import type { Work } from '../work.ts'
import { readToken } from './queries.ts'
import { hashSecret, newSecret } from './token-secret.ts'

/** Makes a token; its secret is told now and never again. */
export async function createToken(work: Work, { name, role }: { name: string; role: Role }) {
  const secret = newSecret(work.studio.id)
  const { id } = await work.db
    .insertInto('api_token')
    .values({ name: name.trim(), role, hash: hashSecret(secret), created_by: work.actor.kind === 'user' ? work.actor.id : null })
    .returning('id')
    .executeTakeFirstOrThrow()
  return { token: await readToken(work, id), secret }
}
