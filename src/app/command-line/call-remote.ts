import { randomUUID } from 'node:crypto'
import type { Contract, Output } from '#platform/http/contract.ts'
import { type Problem, Refusal, type RefusalKind } from '#platform/refusal.ts'
import type { Caller, Parts, Waiting } from './caller.ts'
import { Interrupted } from './not-all-done.ts'
import { readLines } from './read-lines.ts'

/** A Hotshoe that runs elsewhere, asked over the network with a token. */
export function remoteCaller({ url, token }: { url: string; token: string | null }): Caller {
  const ask = async (method: string, address: string, more: { body?: unknown; key?: string; signal?: AbortSignal | undefined }): Promise<unknown> => {
    const response = await fetch(`${url}/api${address}`, {
      method,
      headers: {
        accept: 'application/json',
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
        ...(more.body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(more.key === undefined ? {} : { 'idempotency-key': more.key }),
      },
      ...(more.body === undefined ? {} : { body: JSON.stringify(more.body) }),
      ...(more.signal === undefined ? {} : { signal: more.signal }),
    }).catch((error: unknown) => {
      throw more.signal?.aborted === true ? leftAlone(url) : notReachable(url, error)
    })
    if (response.ok && response.body !== null && response.headers.get('content-type')?.startsWith('application/x-ndjson') === true)
      return readLines(response.body, () => brokenOff(url))
    const bytes = await response.bytes().catch((error: unknown) => {
      throw more.signal?.aborted === true ? leftAlone(url) : notReachable(url, error)
    })
    if (response.ok && response.headers.get('content-type')?.startsWith('application/pdf')) return { name: nameOf(response.headers), pdf: bytes }
    if (response.ok && response.headers.get('content-type')?.startsWith('application/zip')) return { name: nameOf(response.headers), zip: bytes }
    const answer = parsed(new TextDecoder().decode(bytes))
    if (answer === undefined) throw new Refusal('unavailable', 'not-reachable', `What answers at ${url} is not Hotshoe. Check the address after --url.`)
    if (!response.ok) throw refusalFrom(response.status, answer)
    return answer
  }
  return {
    call: async <const C extends Contract>(contract: C, parts: Parts = {}, waiting: Waiting = {}) =>
      (await ask(contract.method, addressOf(contract.path, parts), {
        body: parts.body,
        ...waiting,
        ...(contract.idempotent === true ? { key: randomUUID() } : {}),
      })) as Output<C>,
    // A key does no harm where none is asked for.
    raw: (method, address, body) => ask(method, address, { body, ...(method === 'GET' ? {} : { key: randomUUID() }) }),
    close: async () => undefined,
  }
}

function addressOf(path: string, { params = {}, query = {} }: Parts): string {
  const filled = path.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name])))
  const asked = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined || value === null) continue
    for (const one of Array.isArray(value) ? value : [value]) asked.append(name, String(one))
  }
  return asked.size === 0 ? filled : `${filled}?${asked}`
}

function nameOf(headers: Headers): string {
  const written = /filename\*=UTF-8''([^;]+)/.exec(headers.get('content-disposition') ?? '')?.[1]
  return written === undefined ? 'paper.pdf' : decodeURIComponent(written)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Its answer is lost with the request, so nothing can be counted here. */
function leftAlone(url: string): Interrupted {
  return new Interrupted(
    `Interrupted: this command begins no more emails, and what was on its way is finished. The Hotshoe at ${url} goes on sending by itself what is due. What became of it: hotshoe messages`,
  )
}

function notReachable(url: string, error: unknown): Refusal {
  const cause = error instanceof Error && error.cause instanceof Error && 'code' in error.cause ? ` (${String(error.cause.code)})` : ''
  return new Refusal('unavailable', 'not-reachable', `Nothing answers at ${url}${cause}. Check the address after --url, and that Hotshoe runs there.`)
}

function brokenOff(url: string): Refusal {
  return new Refusal('unavailable', 'broken-off', `The answer of ${url} broke off midway: what was told until then is a part of it. Ask again.`)
}

const kinds: Record<number, RefusalKind> = { 401: 'unauthenticated', 403: 'forbidden', 404: 'not-found', 409: 'conflict', 429: 'too-many', 503: 'unavailable' }

function refusalFrom(status: number, answer: unknown): Refusal {
  const { code, message, problems } = errorOf(answer)
  const hint = status === 401 ? ' It is given with --token or HOTSHOE_TOKEN.' : ''
  return new Refusal(kinds[status] ?? 'invalid', code, { message: `${message}${hint}`, problems: problems })
}

function errorOf(answer: unknown): { code: string; message: string; problems: Problem[] } {
  const error = typeof answer === 'object' && answer !== null && 'error' in answer ? (answer.error as Partial<Refusal>) : {}
  return { code: error.code ?? 'refused', message: error.message ?? 'Hotshoe refused this and did not say why.', problems: [...(error.problems ?? [])] }
}
