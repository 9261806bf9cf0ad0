import { hash, verify } from '@node-rs/argon2'

/** Argon2id with the library's defaults (19 MiB, two passes), as OWASP advises. */
export function hashPassword(password: string): Promise<string> {
  return hash(password)
}

export function isPassword(hashed: string, password: string): Promise<boolean> {
  return verify(hashed, password).catch(() => false)
}
