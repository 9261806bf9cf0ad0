import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import fastify, { type FastifyInstance, type FastifyPluginAsync, type FastifyReply, type FastifyRequest } from 'fastify'
import { welcome } from '#platform/breather.ts'
import { Refusal } from '#platform/refusal.ts'
import { answerError, type ErrorAnswers } from './answer-error.ts'
import { checkInput } from './check-input.ts'
import type { PdfFile, ZipFile } from './contract.ts'
import { describeApi, schemaOf } from './describe-api.ts'
import type { Endpoint, Request } from './endpoint.ts'
import { bodyOf, readJson } from './read-json.ts'
import { refuseForeignOrigin } from './refuse-foreign-origin.ts'
import { safeHeaders } from './safe-headers.ts'
import { sendLines } from './send-lines.ts'
import { sendPdf } from './send-pdf.ts'
import { sendZip } from './send-zip.ts'
import { serveBundle } from './serve-bundle.ts'

export type ServerOptions = ErrorAnswers & {
  endpoints: readonly Endpoint[]
  /** Pages that are no endpoints: unsubscribing, provider callbacks, the demo's mailbox. They must guard themselves. */
  pages?: readonly FastifyPluginAsync[]
  publicUrl: string
  /** Folder of the built web app; null where none was built. */
  bundle: string | null
  /** Addresses of proxies before the server that may say who asks, by commas; `loopback` is one. Null: nobody may. */
  proxies?: string | null
  /** Throws when the program cannot do its work. */
  health(): Promise<void>
}

const megabyte = 1_048_576

/** The web server, ready to listen. Closing it lets open requests finish, and tells those that take long to come to an end. */
export async function openServer(options: ServerOptions): Promise<FastifyInstance> {
  const server: FastifyInstance = fastify({
    bodyLimit: megabyte,
    trustProxy: options.proxies ?? false,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 500 },
    frameworkErrors: answerError(options),
  })
  server.removeContentTypeParser('text/plain')
  server.addContentTypeParser('application/json', { parseAs: 'string' }, readJson(server))
  server.setValidatorCompiler(() => () => true)
  server.setSerializerCompiler(() => (answer) => JSON.stringify(answer))
  server.setErrorHandler(answerError(options))
  await server.register(helmet, safeHeaders(options.publicUrl))
  await server.register(rateLimit, { global: false, errorResponseBuilder: (_, { after }) => tooMany(after) })
  await describeApi(server, options.publicUrl)
  server.addHook('onRequest', async (request, reply) => {
    welcome(reply.raw)
    await refuseForeignOriginOfApi(request, options.publicUrl)
  })
  server.get('/api/health', { schema: { hide: true } }, async () => options.health().then(() => ({ healthy: true })))
  const open = new Set<AbortController>()
  server.addHook('preClose', async () => open.forEach((request) => request.abort()))
  for (const endpoint of options.endpoints) addEndpoint(server, endpoint, { open, report: options.report })
  for (const page of options.pages ?? []) await server.register(page)
  await serveBundle(server, options.bundle)
  return server
}

type Serving = Pick<ServerOptions, 'report'> & { open: Set<AbortController> }

function addEndpoint(server: FastifyInstance, { contract, answer, mostPerMinute }: Endpoint, { open, report }: Serving): void {
  server.route({
    method: contract.method,
    url: `/api${contract.path}`,
    schema: schemaOf(contract),
    ...(contract.bodyLimit ? { bodyLimit: contract.bodyLimit } : {}),
    ...(mostPerMinute ? { config: { rateLimit: { max: mostPerMinute, timeWindow: 60_000 } } } : {}),
    handler: async (request, reply) => {
      const asked = requestOf(request, reply, open)
      const answered: unknown = await answer(() => checkInput(contract, { params: request.params, query: request.query, body: bodyOf(request.body) }), asked)
      if (contract.pdf === true) return sendPdf(reply, answered as PdfFile)
      if (contract.zip === true) return sendZip(reply, answered as ZipFile)
      if (contract.lines === true) return sendLines(reply, answered as AsyncIterable<unknown>, report)
      // An answer is somebody's: nothing between here and the browser may keep it.
      return reply.header('cache-control', 'no-store').type('application/json; charset=utf-8').send(JSON.stringify(answered))
    },
  })
}

/** Ends with its request: nobody waits for the answer any more, or got it; or all that are open end with the server. */
function signalOf(reply: FastifyReply, open: Set<AbortController>): AbortSignal {
  const ended = new AbortController()
  open.add(ended)
  reply.raw.once('close', () => {
    open.delete(ended)
    ended.abort()
  })
  return ended.signal
}

function requestOf(request: FastifyRequest, reply: FastifyReply, open: Set<AbortController>): Request {
  const headers = new Headers()
  for (const [name, value] of Object.entries(request.headers)) if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value)
  return {
    headers,
    address: request.ip,
    idempotencyKey: headers.get('idempotency-key'),
    signal: signalOf(reply, open),
    setCookies: (lines) => lines.forEach((line) => reply.header('set-cookie', line)),
  }
}

async function refuseForeignOriginOfApi(request: FastifyRequest, publicUrl: string): Promise<void> {
  // The route that was found, not the address as written: an escaped letter in it must not lead past.
  if (request.routeOptions.url?.startsWith('/api/')) refuseForeignOrigin(request, publicUrl)
}

function tooMany(after: string): Refusal {
  return new Refusal('too-many', 'too-many', `That was tried too often. Wait ${after}, then try again.`)
}
