import { randomUUID } from 'node:crypto'
import type { Static, TObject, TSchema } from 'typebox'
import { checkInput } from '#platform/http/check-input.ts'
import { type Contract, isBytes, type Output } from '#platform/http/contract.ts'
import { refusalOf } from '#platform/http/refusal-of.ts'
import { Refusal } from '#platform/refusal.ts'
import { answerRoute, type Visitor } from '#studio/staff/answer-route.ts'
import { openStudio } from '#studio/staff/open-studio.ts'
import { studioIds } from '#studio/staff/queries.ts'
import type { Program } from './open-program.ts'
import { constraints, studioRoutes } from './wire.ts'

/** The parts a contract takes. */
export type Ask<C extends Contract> = (C extends { params: infer P extends TObject } ? { params: Static<P> } : { params?: undefined }) &
  (C extends { query: infer Q extends TObject } ? { query?: Static<Q> } : { query?: undefined }) &
  (C extends { body: infer B extends TSchema } ? { body: Static<B> } : { body?: undefined }) & {
    /** For contracts that take one; a new one when not given. */ key?: string
    /** Nobody waits for the answer any more: what takes long ends early. */ signal?: AbortSignal | undefined
  }

export type Local = { visitor: Visitor; call<const C extends Contract>(contract: C, ask: Ask<C>): Promise<Output<C>> }

/**
 * The endpoints of a studio without a server in between, as its first owner: the same checks, rights, idempotency and answers as over
 * the network. With one studio it need not be named. Throws refusals.
 */
export async function openLocal(program: Program, studioId: number | null = null): Promise<Local> {
  const visitor = await ownerOf(program, studioId ?? (await onlyStudio(program)))
  const routes = new Map(studioRoutes(program.gate).map((route) => [nameOf(route.contract), route]))

  async function call<const C extends Contract>(contract: C, { key = randomUUID(), signal, ...parts }: Ask<C>): Promise<Output<C>> {
    const route = routes.get(nameOf(contract))
    if (route === undefined) throw new Error(`${nameOf(contract)} is not wired.`)
    try {
      const answer = await answerRoute(visitor, route, { input: () => checkInput(route.contract, parts), key, signal })
      // As it would travel: bytes stay, instants become text.
      if (isBytes(contract)) return answer as Output<C>
      if (contract.lines === true) return asTravelled(answer as AsyncIterable<unknown>) as Output<C>
      return JSON.parse(JSON.stringify(answer))
    } catch (error) {
      throw refusalOf(error, constraints) ?? error
    }
  }

  return { visitor, call }
}

async function* asTravelled(rows: AsyncIterable<unknown>): AsyncGenerator {
  try {
    for await (const row of rows) yield JSON.parse(JSON.stringify(row))
  } catch (error) {
    throw refusalOf(error, constraints) ?? error
  }
}

function nameOf({ method, path }: Contract): string {
  return `${method} ${path}`
}

async function onlyStudio({ database }: Program): Promise<number> {
  const ids = await studioIds(database)
  const [first] = ids
  if (first === undefined) throw new Refusal('not-found', 'no-studio', 'There is no studio here yet. Make one with: bin/hotshoe serve')
  if (ids.length > 1)
    throw new Refusal('invalid', 'which-studio', `There are ${ids.length} studios here (numbers ${ids.join(', ')}). Say which one with --studio.`)
  return first
}

async function ownerOf({ gate }: Program, studioId: number): Promise<Visitor> {
  const nobody = openStudio({ ...gate, studioId, actor: { kind: 'user', id: null, name: '' } })
  const owner = await nobody.readOnly(({ db }) =>
    db.selectFrom('member').select(['id', 'name']).where('role', '=', 'owner').where('archived_at', 'is', null).orderBy('id').executeTakeFirst(),
  )
  if (owner === undefined) throw new Refusal('conflict', 'no-owner', `Studio number ${studioId} has no owner.`)
  return { studio: openStudio({ ...gate, studioId, actor: { kind: 'user', ...owner } }), role: 'owner' }
}
