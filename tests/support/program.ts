import { randomBytes } from 'node:crypto'
import type { InjectOptions } from 'fastify'
import { readConfig } from '#app/config.ts'
import { foundStudio } from '#app/found-studio.ts'
import { openProgram, type Program } from '#app/open-program.ts'
import { constraints, endpoints } from '#app/wire.ts'
import type { Bug } from '#platform/http/answer-error.ts'
import { openServer } from '#platform/http/open-server.ts'
import { openStudio } from '#studio/staff/open-studio.ts'
import type { Role } from '#studio/staff/roles.ts'
import { createToken } from '#studio/staff/tokens/create-token.ts'
import { borrowedDatabase } from './database.ts'

export const password = 'correct horse battery'

export type Answered = { status: number; body: Record<string, unknown>; cookie: string }

/** Who asks: a token or a cookie, or nobody. */
export type Asker = { token?: string; cookie?: string }

export type TestProgram = {
  program: Program
  studioId: number
  /** The owner's member. */
  ownerId: number
  url: string
  /** Mistakes of the program that requests ran into. */
  bugs: Bug[]
  ask(asker: Asker, request: `${string} /${string}`, more?: { body?: object | string; headers?: Record<string, string> }): Promise<Answered>
  /** A token of the first studio. */
  tokenOf(role: Role): Promise<string>
  signIn(email: string, password: string): Promise<Answered>
  addStudio(name: string, ownerEmail: string): Promise<{ studioId: number; memberId: number }>
  close(): Promise<void>
}

/** The whole program on a database of its own, with one studio and its owner owner@example.com, asked without a network. */
export async function testProgram(environment: Record<string, string> = {}): Promise<TestProgram> {
  const { url, drop } = await borrowedDatabase()
  const secrets = { HOTSHOE_SECRET_KEY: randomBytes(32).toString('base64'), HOTSHOE_IDENTITY: 'test' }
  const program = await openProgram(readConfig({ allowClock: true }, { DATABASE_URL: url, ...secrets, ...environment }), { hold: false })
  const bugs: Bug[] = []
  const server = await openServer({
    endpoints: endpoints(program.gate),
    constraints,
    publicUrl: program.deployment.publicUrl,
    bundle: null,
    report: (bug) => bugs.push(bug),
    health: async () => undefined,
  })
  const addStudio = (name: string, email: string) =>
    foundStudio(program, { name, zone: 'America/Chicago', owner: { name: `Owner of ${name}`, email, password } })
  const { studioId, memberId } = await addStudio('Northlight Studio', 'owner@example.com')

  const ask: TestProgram['ask'] = async ({ token, cookie }, request, { body, headers = {} } = {}) => {
    const [method = '', address = ''] = request.split(' ')
    const as = { ...(token ? { authorization: `Bearer ${token}` } : {}), ...(cookie ? { cookie } : {}) }
    const asked: InjectOptions = {
      method: method as 'GET',
      url: `/api${address}`,
      headers: { ...as, ...headers },
      ...(body === undefined ? {} : { payload: body }),
    }
    const answer = await server.inject(asked)
    const cookies = answer.cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; ')
    return { status: answer.statusCode, body: answer.body === '' ? {} : answer.json(), cookie: cookies }
  }

  return {
    program,
    studioId,
    ownerId: memberId,
    url,
    bugs,
    ask,
    addStudio,
    signIn: (email, word) => ask({}, 'POST /sign-in', { body: { email, password: word } }),
    tokenOf: async (role) => {
      const owner = openStudio({ ...program.gate, studioId, actor: { kind: 'user', id: memberId, name: 'Owner' } })
      return (await owner.inTransaction((work) => createToken(work, { name: `as ${role}`, role }))).secret
    },
    close: async () => {
      await server.close()
      await program.close()
      await drop()
    },
  }
}

/** The sentence of a refusal. */
export function sentenceOf({ body }: Answered): string {
  const { error } = body
  return typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : ''
}
