import { sql } from 'kysely'
import type { Work } from './work.ts'

/** A request is not repeated after a week: answers to idempotency keys, and sign-ins and links that are over, are let go. */
export async function forgetOldAnswers({ db }: Work): Promise<void> {
  await sql`DELETE FROM idempotency_key WHERE created_at < now() - interval '7 days'`.execute(db)
  await sql`DELETE FROM auth_verification WHERE expires_at < now()`.execute(db)
  await sql`DELETE FROM auth_session WHERE expires_at < now()`.execute(db)
}
