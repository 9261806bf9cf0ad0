import { betterAuth } from 'better-auth'
import type pg from 'pg'
import { hashPassword, isPassword, linkLasts, passwordLength } from './password.ts'

export type SignInSettings = { pool: pg.Pool; secret: string; publicUrl: string }

/** How long a person stays signed in without coming back, and after how long a visit prolongs that, in seconds. */
const staying = { expiresIn: 14 * 86_400, updateAge: 86_400 }

/**
 * The library's options. Its tables are ours by name and column (migrations/0002-accounts.sql is compared with these options in a test). Nobody
 * registers here: accounts come from owners who invite. The cookie cache stays off, for a cached session would outlive its sign-out.
 */
export function signInOptions({ pool, secret, publicUrl }: SignInSettings) {
  return {
    appName: 'Hotshoe',
    baseURL: publicUrl,
    basePath: '/api/auth',
    secret,
    database: pool,
    telemetry: { enabled: false },
    logger: {
      level: 'error',
      disableColors: true,
      log: (_level: string, message: string) => console.error(`${new Date().toISOString()} sign-in: ${message.split('\n')[0]}`),
    },
    rateLimit: { enabled: true, window: 60, max: 100 },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      autoSignIn: false,
      minPasswordLength: passwordLength.least,
      maxPasswordLength: passwordLength.most,
      resetPasswordTokenExpiresIn: linkLasts,
      revokeSessionsOnPasswordReset: true,
      password: { hash: hashPassword, verify: ({ hash, password }: { hash: string; password: string }) => isPassword(hash, password) },
    },
    session: {
      modelName: 'auth_session',
      ...staying,
      cookieCache: { enabled: false },
      fields: {
        userId: 'user_id',
        expiresAt: 'expires_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
      additionalFields: { studioId: { type: 'number', bigint: true, required: false, input: false, fieldName: 'studio_id' } },
    },
    user: {
      modelName: 'auth_user',
      fields: { emailVerified: 'email_verified', createdAt: 'created_at', updatedAt: 'updated_at' },
    },
    account: {
      modelName: 'auth_account',
      fields: {
        accountId: 'account_id',
        providerId: 'provider_id',
        userId: 'user_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
    },
    verification: {
      modelName: 'auth_verification',
      storeIdentifier: 'hashed',
      fields: { expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'updated_at' },
    },
    advanced: {
      cookiePrefix: 'hotshoe',
      useSecureCookies: publicUrl.startsWith('https:'),
      defaultCookieAttributes: { sameSite: 'lax', httpOnly: true, path: '/' },
      // The server has already worked out who asks, trusting a proxy only when told to; without this all share one rate bucket.
      ipAddress: { ipAddressHeaders: ['x-hotshoe-address'] },
    },
  } as const satisfies Parameters<typeof betterAuth>[0]
}

/** The sign-in library on its own pool of connections. */
export function openSignIn(settings: SignInSettings) {
  return betterAuth(signInOptions(settings))
}

export type SignIn = ReturnType<typeof openSignIn>
