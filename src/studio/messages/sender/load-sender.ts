import { Refusal } from '#platform/refusal.ts'
import { decrypt, UnreadableSecret } from '#platform/secrets/secret-box.ts'
import type { Deployment, Work } from '#studio/staff/work.ts'
import type { Sender } from './sender.ts'

/** What a studio has that never touched its settings; `host` is empty until it does. */
export const untouchedSender: Sender = {
  from_name: '',
  from_address: '',
  reply_to: '',
  host: '',
  port: 587,
  security: 'starttls',
  username: '',
  password: null,
  connections: 5,
  timeout_seconds: 60,
}

/**
 * How the studio's email is handed over, with the password in the clear. Refuses a password that was encrypted under another
 * key file, as after a backup was restored elsewhere.
 */
export async function loadSender(work: Work, { secretKey }: Deployment): Promise<Sender> {
  const row = await work.db
    .selectFrom('sender')
    .select(['from_name', 'from_address', 'reply_to', 'host', 'port', 'security', 'username', 'password_box', 'connections', 'timeout_seconds'])
    .executeTakeFirst()
  if (row === undefined) return untouchedSender
  const { password_box, ...sender } = row
  try {
    return { ...sender, password: password_box === null ? null : decrypt(secretKey, password_box) }
  } catch (error) {
    if (!(error instanceof UnreadableSecret)) throw error
    throw new Refusal('unavailable', 'unreadable-password', `The password of the mail server cannot be read. ${error.message}`)
  }
}
