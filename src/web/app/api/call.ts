import type { Static, TObject, TSchema } from 'typebox'
import type { Contract, Output } from '#platform/http/contract.ts'
import { noteReach } from './reach.ts'
import { offline, troubleOf } from './trouble.ts'

type Loosely<T> = { [K in keyof T]?: T[K] | undefined }

/** The parts a request to this contract takes. Empty fields of the query are left out of the address. */
export type Ask<C extends Contract> = (C extends { params: infer P extends TObject } ? { params: Static<P> } : { params?: undefined }) &
  (C extends { query: infer Q extends TObject } ? { query?: Loosely<Static<Q>> } : { query?: undefined }) &
  (C extends { body: infer B extends TSchema } ? { body: Static<B> } : { body?: undefined })

export type AskArgument<C extends Contract> = object extends Ask<C> ? [ask?: Ask<C>] : [ask: Ask<C>]

export type Parts = { params?: object | undefined; query?: object | undefined; body?: unknown }

/** One request. Throws `Trouble`. */
export async function call<C extends Contract>(contract: C, ...[ask]: AskArgument<C>): Promise<Output<C>> {
  return (await send(contract, ask ?? {})) as Output<C>
}

/** The same, for hooks that know the types themselves. */
export function send(contract: Contract, parts: Parts): Promise<unknown> {
  return contract.idempotent === true ? keyed(contract, parts) : request(contract, parts)
}

/** Where a contract's answer is found, with the query. */
export function addressOf(contract: Pick<Contract, 'path'>, parts: Parts): string {
  const values = Object.entries(parts.params ?? {})
  const path = values.reduce((address, [name, value]) => address.replace(`:${name}`, encodeURIComponent(String(value))), contract.path)
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(parts.query ?? {})) {
    if (value === undefined || value === null || value === '') continue
    for (const one of Array.isArray(value) ? value : [value]) query.append(name, String(one))
  }
  const asked = query.toString()
  return `/api${path}${asked === '' ? '' : `?${asked}`}`
}

/**
 * Keys of requests that generate something and have no definite answer yet. The same request, pressed twice or tried again
 * after the network failed, carries the same key: the server does it once and repeats its first answer.
 */
const openKeys = new Map<string, string>()

async function keyed(contract: Contract, parts: Parts): Promise<unknown> {
  const what = `${contract.method} ${addressOf(contract, parts)} ${JSON.stringify(parts.body ?? null)}`
  const key = openKeys.get(what) ?? crypto.randomUUID()
  openKeys.set(what, key)
  const answer = await request(contract, parts, key).catch((error: unknown) => {
    if (isDefinite(error)) openKeys.delete(what)
    throw error
  })
  openKeys.delete(what)
  return answer
}

function isDefinite(error: unknown): boolean {
  return error instanceof Error && 'passing' in error && error.passing === false
}

async function request(contract: Contract, parts: Parts, key?: string): Promise<unknown> {
  const headers: Record<string, string> = { accept: 'application/json' }
  if (parts.body !== undefined) headers['content-type'] = 'application/json'
  if (key !== undefined) headers['idempotency-key'] = key
  const init: RequestInit = { method: contract.method, headers, credentials: 'same-origin' }
  if (parts.body !== undefined) init.body = JSON.stringify(parts.body)
  const response = await fetch(addressOf(contract, parts), init).catch(() => {
    noteReach(false)
    throw offline()
  })
  noteReach(response.status !== 502 && response.status !== 504)
  const answer: unknown = await response.json().catch(() => null)
  if (!response.ok) throw troubleOf(response.status, answer)
  return answer
}
