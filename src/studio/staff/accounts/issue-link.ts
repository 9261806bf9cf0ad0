import { randomBytes } from 'node:crypto'
import type { Gate } from './gate.ts'
import { linkLasts } from './password.ts'

export type PasswordLink = { link: string | null; expires_at: Date | null; message: string }

/** Makes a link with which this account's password is set. The asker must have made sure that it may be. */
export async function issueLink({ signIn, deployment }: Gate, account: { id: string; email: string }): Promise<PasswordLink> {
  const token = randomBytes(24).toString('base64url')
  const expires_at = new Date(Date.now() + linkLasts * 1000)
  const { internalAdapter } = await (await signIn()).$context
  await internalAdapter.createVerificationValue({ identifier: `reset-password:${token}`, value: account.id, expiresAt: expires_at })
  // After the # it is never sent to a server or kept in its log.
  return { link: `${deployment.publicUrl}/set-password#${token}`, expires_at, message: `Give this link to ${account.email}. It is good once, for three days.` }
}
