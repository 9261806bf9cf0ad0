import type { Problem, RefusalKind } from '#platform/refusal.ts'
import { words } from '#web/words/words.ts'

/** `offline`: no answer arrived; `bug`: the program failed; everything else is a refusal that the server explained. */
export type TroubleKind = RefusalKind | 'offline' | 'bug'

/** What went wrong with a request, in words a person can act on. */
export class Trouble extends Error {
  readonly kind: TroubleKind
  readonly code: string
  readonly status: number
  readonly problems: readonly Problem[]
  /** The whole answer, for refusals that carry figures (the brake). */
  readonly answer: Readonly<Record<string, unknown>>

  constructor(about: { kind: TroubleKind; code: string; status: number; message: string; problems?: readonly Problem[]; answer?: Record<string, unknown> }) {
    super(about.message)
    this.name = 'Trouble'
    this.kind = about.kind
    this.code = about.code
    this.status = about.status
    this.problems = about.problems ?? []
    this.answer = about.answer ?? {}
  }

  /** Whether asking again may help. */
  get passing(): boolean {
    return this.kind === 'offline' || this.kind === 'bug' || this.kind === 'unavailable' || this.kind === 'too-many'
  }
}

const kindOf: Readonly<Record<number, TroubleKind>> = {
  400: 'invalid',
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not-found',
  409: 'conflict',
  412: 'conflict',
  422: 'invalid',
  429: 'too-many',
  502: 'unavailable',
  503: 'unavailable',
  504: 'unavailable',
}

export function offline(): Trouble {
  return new Trouble({ kind: 'offline', code: 'offline', status: 0, message: words.trouble.offline })
}

/** Nobody is signed in, or not any more. */
export function signedOut(): Trouble {
  return new Trouble({ kind: 'unauthenticated', code: 'unauthenticated', status: 401, message: words.trouble.signedOut })
}

/** Reads a refusal; an answer that is none (a proxy's page, a crash) becomes a plain sentence. */
export function troubleOf(status: number, answer: unknown): Trouble {
  const outer = isRecord(answer) ? answer : {}
  const told = isRecord(outer.error) ? outer.error : outer
  const kind = kindOf[status] ?? 'bug'
  // The server's sentence is for programs as well; people are asked to sign in above what they were doing.
  if (kind === 'unauthenticated') return signedOut()
  const message = typeof told.message === 'string' && told.message !== '' ? told.message : words.trouble.unexplained
  const code = typeof told.code === 'string' ? told.code : kind
  return new Trouble({ kind, code, status, message, problems: problemsIn(told.problems), answer: told })
}

/** Anything thrown, as trouble. */
export function asTrouble(error: unknown): Trouble {
  if (error instanceof Trouble) return error
  return new Trouble({ kind: 'bug', code: 'bug', status: 0, message: words.trouble.unexplained })
}

function problemsIn(value: unknown): Problem[] {
  if (!Array.isArray(value)) return []
  return value.filter((one): one is Problem => isRecord(one) && typeof one.field === 'string' && typeof one.message === 'string')
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
