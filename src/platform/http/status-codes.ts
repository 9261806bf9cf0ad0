import type { RefusalKind } from '#platform/refusal.ts'

/** Which status code says what kind of "no". */
export const statusCodes = {
  invalid: 422,
  'not-found': 404,
  forbidden: 403,
  conflict: 409,
  unauthenticated: 401,
  'too-many': 429,
  unavailable: 503,
} as const satisfies Record<RefusalKind, number>

/** Codes that say more than their kind does. */
const particular: Record<string, number> = {
  'invalid-input': 400,
  'bad-request': 400,
  'body-missing': 400,
  'not-json': 400,
  'odd-character': 400,
  'number-too-large': 400,
  'too-large': 413,
  'wrong-media-type': 415,
}

export function statusCode({ kind, code }: { kind: RefusalKind; code: string }): number {
  return particular[code] ?? statusCodes[kind]
}
