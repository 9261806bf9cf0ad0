import { hash, verify } from '@node-rs/argon2'

/** What a password must be like. */
export const passwordLength = { least: 10, most: 200 } as const

/** For how many seconds a password link is good. */
export const linkLasts = 3 * 86_400

/** Argon2id with the library's defaults (19 MiB, two passes), as OWASP advises. */
export function hashPassword(password: string): Promise<string> {
  return hash(password)
}

export function isPassword(hashed: string, password: string): Promise<boolean> {
  return verify(hashed, password).catch(() => false)
}
