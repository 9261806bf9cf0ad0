import type { IncomingMessage, ServerResponse } from 'node:http'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type HttpsServer, httpsServer } from '#support/https-server.ts'
import { type Fetching, fetchFile } from './fetch-file.ts'
import { isPublicAddress, lookUpPublic } from './public-addresses.ts'

let server: HttpsServer
let answer: (request: IncomingMessage, response: ServerResponse) => void
const asked: { url: string; authorization: string | undefined }[] = []

beforeAll(async () => {
  server = await httpsServer((request, response) => {
    asked.push({ url: request.url ?? '', authorization: request.headers.authorization })
    answer(request, response)
  })
  server.trust()
})
afterAll(() => server.close())
afterEach(() => {
  asked.length = 0
})

const usual: Fetching = { known: { etag: '', modified: '' }, limits: { bytes: 1000, silence: 5000, whole: 10_000 }, privateAddresses: true }
const fetched = async (more: Partial<Fetching> = {}, path = '/clients.csv', login = '') => {
  const url = new URL(path, server.address)
  url.username = login
  url.password = login === '' ? '' : 'p@ss:word'
  const file = await fetchFile(url, { ...usual, ...more })
  if (file === null) return null
  const pieces: Uint8Array[] = []
  for await (const piece of file.bytes) pieces.push(piece)
  return { ...file, text: Buffer.concat(pieces).toString() }
}

test('a file comes with what tells whether it changed, and is not sent again while it did not', async () => {
  answer = ({ headers }, response) => {
    if (headers['if-none-match'] === '"one"' && headers['if-modified-since'] === 'Sat, 21 Nov 2026 10:00:00 GMT') return response.writeHead(304).end()
    return response.writeHead(200, { etag: '"one"', 'last-modified': 'Sat, 21 Nov 2026 10:00:00 GMT' }).end('Client ID,Name\n')
  }
  const first = await fetched()
  expect(first).toMatchObject({ text: 'Client ID,Name\n', etag: '"one"' })
  expect(await fetched({ known: { etag: first?.etag ?? '', modified: first?.modified ?? '' } })).toBeNull()
})

test('name and password go to the address they are for, and nowhere else', async () => {
  answer = ({ url }, response) => {
    if (url === '/here') return response.writeHead(302, { location: '/there' }).end()
    if (url === '/there') return response.writeHead(307, { location: server.address.replace('localhost', '127.0.0.1').concat('/elsewhere') }).end()
    return response.end('a')
  }
  expect(await fetched({}, '/here', 'ann')).toMatchObject({ text: 'a' })
  const sent = `Basic ${Buffer.from('ann:p@ss:word').toString('base64')}`
  expect(asked.map(({ authorization }) => authorization)).toEqual([sent, sent, undefined])
})

describe('a sentence says what went wrong:', () => {
  const cases: [what: string, respond: typeof answer, sentence: RegExp, more?: Partial<Fetching>][] = [
    ['nothing there', (_, response) => response.writeHead(404).end(), /There is nothing at this address of localhost:\d+ \(404\)/],
    ['no entry', (_, response) => response.writeHead(401).end(), /does not let Hotshoe in \(401\)/],
    ['its own trouble', (_, response) => response.writeHead(503).end(), /trouble of its own \(503\)/],
    ['no file', (_, response) => response.writeHead(204).end(), /answered without a file \(204\)/],
    ['a page to sign in', (_, response) => response.end('\uFEFF\n <!DOCTYPE html><title>Sign in</title>'), /a web page instead of a file/],
    ['too large, as told', (_, response) => response.writeHead(200, { 'content-length': '1001' }).flushHeaders(), /is larger than/],
    ['too large, as it comes', (_, response) => response.end('x'.repeat(1001)), /is larger than/],
    ['packed', (_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end('x'), /sends the file packed \(gzip\)/],
    ['an end in the middle', (_, response) => response.writeHead(200, { 'content-length': '9' }).write('x', () => response.destroy()), /broke off/],
    ['silence', () => undefined, /took too long/, { limits: { ...usual.limits, silence: 20 } }],
    ['silence in the middle', (_, response) => response.write('x'), /took too long/, { limits: { ...usual.limits, silence: 20 } }],
    ['drops that never end', drops, /took too long/, { limits: { ...usual.limits, whole: 100 } }],
    ['no https', (_, response) => response.writeHead(301, { location: 'http://localhost/' }).end(), /does not begin with https/],
    ['a ring', ({ url }, response) => response.writeHead(301, { location: url }).end(), /from one address to the next without an end/],
    ['the private network', (_, response) => response.end('x'), /an address of the private network/, { privateAddresses: false }],
  ]
  test.each(cases)('%s', async (_, respond, sentence, more = {}) => {
    answer = respond
    await expect(fetched(more)).rejects.toMatchObject({ kind: 'unavailable', message: expect.stringMatching(sentence) })
  })

  function drops(_: IncomingMessage, response: ServerResponse): void {
    const dropping = setInterval(() => response.write('x'), 10)
    response.on('close', () => clearInterval(dropping))
  }

  test('the private network by its number, at once and after a redirect', async () => {
    const more = { ...usual, privateAddresses: false }
    for (const host of ['127.0.0.1', '[::1]', '0x7f.1', '169.254.169.254', '[::ffff:10.0.0.1]'])
      await expect(fetchFile(new URL(`https://${host}:1/`), more)).rejects.toThrow(/private network/)
  })

  test('a name that is nobody’s, a door that is closed', async () => {
    await expect(fetchFile(new URL('https://nobody.invalid/'), usual)).rejects.toThrow(/There is no server named nobody.invalid/)
    await expect(fetchFile(new URL('https://127.0.0.1:1/'), usual)).rejects.toThrow(/does not answer/)
  })

  test('a certificate from nobody, one that has expired', async () => {
    const stranger = await httpsServer((_, response) => response.end('x'))
    await expect(fetchFile(new URL(stranger.address), usual)).rejects.toThrow(/comes from nobody this machine trusts/)
    await stranger.close()
    const expired = await httpsServer((_, response) => response.end('x'), { days: -1 })
    expired.trust()
    await expect(fetchFile(new URL(expired.address), usual)).rejects.toThrow(/has expired/)
    await expired.close()
    server.trust()
  })
})

test('whoever ends the work ends the fetching', async () => {
  const stopping = new AbortController()
  answer = () => stopping.abort(new Error('Hotshoe is stopping.'))
  await expect(fetched({ signal: stopping.signal })).rejects.not.toMatchObject({ kind: 'unavailable' })
})

test('only addresses of the internet are public', () => {
  for (const address of ['8.8.8.8', '2606:4700::1111']) expect(isPublicAddress(address)).toBe(true)
  const others = ['127.0.0.1', '10.1.2.3', '172.31.0.1', '192.168.1.1', '100.64.0.1', '169.254.169.254', '0.0.0.0', '255.255.255.255', '224.0.0.1']
  const others6 = ['::1', '::', 'fe80::1', 'fc00::1', 'fd12::1', '::ffff:127.0.0.1', '::ffff:8.8.8.8', '64:ff9b::7f00:1', '2002:7f00:1::', 'ff02::1', 'x']
  for (const address of [...others, ...others6]) expect([address, isPublicAddress(address)]).toEqual([address, false])
})

test('a name is looked up for the connection itself, with one address or all, and not where one of them is private', async () => {
  const lookedUp = (name: string, all: boolean) =>
    new Promise((resolve) => lookUpPublic(name, { all }, (error, address, family) => resolve(error?.constructor.name ?? [address, family])))
  expect(await lookedUp('8.8.8.8', false)).toEqual(['8.8.8.8', 4])
  expect(await lookedUp('8.8.8.8', true)).toEqual([[{ address: '8.8.8.8', family: 4 }], undefined])
  expect(await lookedUp('127.0.0.1', true)).toBe('PrivateAddress')
  expect(await lookedUp('localhost', false)).toBe('PrivateAddress')
})
