import type { Database } from '#platform/database/connect.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Deployment } from '../work.ts'
import type { SignIn } from './sign-in-library.ts'

/** What it takes to find out who asks and to open their studio. */
export type Gate = {
  database: Database
  deployment: Deployment
  /** Opened when first asked for: it takes half a second to load, and the command line seldom needs it. */
  signIn: () => Promise<SignIn>
  /** The deployment's own, see confirm-identity.ts. */
  identity: string
}

export function notSignedIn(): Refusal {
  return new Refusal('unauthenticated', 'not-signed-in', 'Sign in first, or send a token as "Authorization: Bearer hs_…".')
}

/** Throws the sign-in library's complaint in our words; every other error passes. */
export function throwSignInRefusal(error: unknown): never {
  const known = sentences[codeOf(error) ?? '']
  if (known === undefined && isLibraryTrouble(error)) throw signInAway()
  throw known === undefined ? error : known()
}

const sentences: Record<string, () => Refusal> = {
  INVALID_EMAIL_OR_PASSWORD: () =>
    new Refusal(
      'unauthenticated',
      'wrong-password',
      'Email address or password is wrong. Check both; an owner of your studio can make you a new password link.',
    ),
  INVALID_EMAIL: () =>
    new Refusal('invalid', 'bad-email', { message: 'This is not an email address.', problems: [{ field: 'email', message: 'This is not an email address.' }] }),
  INVALID_PASSWORD: () =>
    new Refusal('invalid', 'wrong-password', {
      message: 'The current password is wrong.',
      problems: [{ field: 'current', message: 'The current password is wrong.' }],
    }),
  INVALID_TOKEN: () => new Refusal('invalid', 'link-over', 'This password link was used already or is too old. Ask the owner of your studio for a new one.'),
  USER_NOT_FOUND: () => new Refusal('invalid', 'link-over', 'This password link belongs to nobody any more. Ask the owner of your studio for a new one.'),
  UNAUTHORIZED: notSignedIn,
  SESSION_EXPIRED: notSignedIn,
}

/** The library wraps what the database says, and has logged it. */
function isLibraryTrouble(error: unknown): boolean {
  return error instanceof Error && error.name === 'APIError' && 'status' in error && error.status === 'INTERNAL_SERVER_ERROR'
}

function signInAway(): Refusal {
  return new Refusal('unavailable', 'sign-in-away', 'Hotshoe cannot see just now who is signed in. Try again in a moment.')
}

function codeOf(error: unknown): string | null {
  if (!(error instanceof Error) || error.name !== 'APIError') return null
  const body = 'body' in error ? error.body : null
  if (typeof body === 'object' && body !== null && 'code' in body && typeof body.code === 'string') return body.code
  return 'status' in error && error.status === 'UNAUTHORIZED' ? 'UNAUTHORIZED' : null
}
