import type { IncomingMessage } from 'node:http'
import { request } from 'node:https'
import { isIP } from 'node:net'
import { Refusal } from '#platform/refusal.ts'
import { fetchTrouble } from './fetch-trouble.ts'
import { isPublicAddress, lookUpPublic, PrivateAddress } from './public-addresses.ts'

/** What is known of the file since it was fetched last; empty where nothing is. */
export type Known = { etag: string; modified: string }

export type FetchLimits = {
  /** The largest file, in bytes. */
  bytes: number
  /** The longest time without a byte, and for all of it, in milliseconds. */
  silence: number
  whole: number
}

export type Fetching = {
  known: Known
  limits: FetchLimits
  /** Whether addresses of the private network may be asked. */
  privateAddresses: boolean
  signal?: AbortSignal | undefined
}

/** A file as it comes. Whoever does not read it to its end calls `stop`. */
export type FetchedFile = Known & { bytes: AsyncIterable<Uint8Array>; stop(): void }

const mostRedirects = 5

/**
 * Asks an https address for a file; null where it is the known one still. Its name and password are sent to that address alone, never to
 * where it sends us on. Refuses with a sentence: everything but https, the private network, no answer, no file, one too large or too slow.
 */
export async function fetchFile(address: URL, { known, limits, privateAddresses, signal }: Fetching): Promise<FetchedFile | null> {
  const stopping = new AbortController()
  const ends = AbortSignal.any([stopping.signal, AbortSignal.timeout(limits.whole), ...(signal === undefined ? [] : [signal])])
  const silent = () => stopping.abort(new DOMException('No byte came.', 'TimeoutError'))
  const ask = async (url: URL, left: number): Promise<FetchedFile | null> => {
    const basic = url.origin === address.origin ? basicOf(address) : null
    const answer = await asked(url, { known, ends, silence: limits.silence, silent, privateAddresses, basic })
    const status = answer.statusCode ?? 0
    const next = answer.headers.location
    if (status >= 300 && status < 400 && next !== undefined) {
      answer.destroy()
      if (left === 0) throw new Refusal('unavailable', 'feed-redirects', `${url.host} sends from one address to the next without an end. Check the address.`)
      return ask(nextAddress(next, url), left - 1)
    }
    if (status === 304) {
      answer.destroy()
      return null
    }
    const { etag = '', 'last-modified': modified = '' } = answer.headers
    try {
      refuseAnswer(answer, { host: url.host, limit: limits.bytes })
    } catch (error) {
      answer.destroy()
      throw error
    }
    return { etag, modified, bytes: measured(answer, { host: url.host, limit: limits.bytes, ends }), stop: () => stopping.abort() }
  }
  return ask(address, mostRedirects)
}

type Asking = { known: Known; ends: AbortSignal; silence: number; silent: () => void; privateAddresses: boolean; basic: string | null }

function asked(url: URL, { known, ends, silence, silent, privateAddresses, basic }: Asking): Promise<IncomingMessage> {
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>()
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1')
  if (!privateAddresses && isIP(host) !== 0 && !isPublicAddress(host)) return Promise.reject(fetchTrouble(new PrivateAddress(host), url.host))
  const sent = request(
    {
      host,
      port: url.port === '' ? 443 : Number(url.port),
      path: `${url.pathname}${url.search}`,
      agent: false,
      signal: ends,
      ...(privateAddresses ? {} : { lookup: lookUpPublic }),
      headers: {
        host: url.host,
        accept: 'text/csv, text/vcard, text/calendar, text/plain, */*;q=0.5',
        'accept-encoding': 'identity',
        'user-agent': 'Hotshoe',
        ...(basic === null ? {} : { authorization: basic }),
        ...(known.etag === '' ? {} : { 'if-none-match': known.etag }),
        ...(known.modified === '' ? {} : { 'if-modified-since': known.modified }),
      },
    },
    resolve,
  )
  sent.setTimeout(silence, silent)
  sent.on('error', (error) => reject(fetchTrouble(ends.aborted ? ends.reason : error, url.host)))
  sent.end()
  return promise
}

function basicOf({ username, password }: URL): string | null {
  if (username === '' && password === '') return null
  return `Basic ${Buffer.from(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`).toString('base64')}`
}

function nextAddress(location: string, from: URL): URL {
  const next = URL.canParse(location, from) ? new URL(location, from) : null
  if (next?.protocol === 'https:') return next
  throw new Refusal(
    'unavailable',
    'feed-not-https',
    `${from.host} sends on to an address that does not begin with https://. Only encrypted addresses are asked.`,
  )
}

const megabyte = 1024 * 1024

function refuseAnswer({ statusCode = 0, headers }: IncomingMessage, { host, limit }: { host: string; limit: number }): void {
  const trouble = (code: string, sentence: string) => new Refusal('unavailable', code, sentence)
  if (statusCode === 401 || statusCode === 403)
    throw trouble('feed-no-entry', `${host} does not let Hotshoe in (${statusCode}). Check the user name and password, or whether the address is still shared.`)
  if (statusCode === 404 || statusCode === 410)
    throw trouble('feed-not-there', `There is nothing at this address of ${host} (${statusCode}). Check the address.`)
  if (statusCode === 429 || statusCode >= 500) throw trouble('feed-busy', `${host} has trouble of its own (${statusCode}). Hotshoe asks again later.`)
  if (statusCode !== 200) throw trouble('feed-answer', `${host} answered without a file (${statusCode}). Check the address.`)
  const packed = headers['content-encoding'] ?? 'identity'
  if (packed !== 'identity') throw trouble('feed-packed', `${host} sends the file packed (${packed}). Choose an address that gives the plain file.`)
  if (Number(headers['content-length'] ?? 0) > limit) throw tooLarge(host, limit)
}

function tooLarge(host: string, limit: number): Refusal {
  return new Refusal('unavailable', 'feed-too-large', `The file at ${host} is larger than ${Math.round(limit / megabyte)} MB. Split it into several feeds.`)
}

/** The bytes as they come, as long as they are a file and not too many. */
async function* measured(answer: IncomingMessage, { host, limit, ends }: { host: string; limit: number; ends: AbortSignal }): AsyncIterable<Uint8Array> {
  let size = 0
  try {
    for await (const piece of answer as AsyncIterable<Buffer>) {
      if (size === 0 && /^(?:\u00EF\u00BB\u00BF)?\s*</.test(piece.subarray(0, 200).toString('latin1'))) throw webPage(host)
      size += piece.length
      if (size > limit) throw tooLarge(host, limit)
      yield piece
    }
  } catch (error) {
    throw error instanceof Refusal ? error : fetchTrouble(ends.aborted ? ends.reason : error, host)
  } finally {
    answer.destroy()
  }
}

function webPage(host: string): Refusal {
  return new Refusal(
    'unavailable',
    'feed-web-page',
    `${host} answered with a web page instead of a file, often the page to sign in. Use the address that gives the file itself, without signing in there.`,
  )
}
