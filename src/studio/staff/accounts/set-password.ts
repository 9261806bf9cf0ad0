import { refuseWeak } from './checked-password.ts'
import { type Gate, throwSignInRefusal } from './gate.ts'

/** Sets a password by the token of a link, and signs the account out everywhere. */
export async function setPassword(gate: Gate, { token, password }: { token: string; password: string }) {
  refuseWeak('password', password)
  const { api, $context } = await gate.signIn()
  const { internalAdapter } = await $context
  const link = await internalAdapter.findVerificationValue(`reset-password:${token}`)
  await api.resetPassword({ body: { newPassword: password, token } }).catch(throwSignInRefusal)
  const account = await internalAdapter.findUserById(link?.value ?? '')
  return { email: account?.email ?? '' }
}
