import path from 'node:path'
import files from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { errorBody } from './answer-error.ts'

const year = 31_536_000

/**
 * Serves the built web app: files with a hash in their name for a year, the page itself always fresh, and the page for every
 * address that is not one of the API, because the app reads the address. `bundle` is null where none was built.
 */
export async function serveBundle(server: FastifyInstance, bundle: string | null): Promise<void> {
  if (bundle !== null) {
    await server.register(files, {
      root: bundle,
      index: false,
      wildcard: false,
      cacheControl: false,
      setHeaders: (reply, file) => reply.header('cache-control', path.dirname(file).endsWith('assets') ? `public, max-age=${year}, immutable` : 'no-cache'),
    })
  }
  server.setNotFoundHandler((request: FastifyRequest, reply: FastifyReply) => {
    const place = request.url.split('?')[0] ?? '/'
    if (place === '/api' || place.startsWith('/api/')) return unknownEndpoint(request, reply)
    if (request.method !== 'GET' && request.method !== 'HEAD') return unknownEndpoint(request, reply)
    if (bundle === null)
      return reply.code(503).type('text/plain; charset=utf-8').send('The web app has not been built. Start Hotshoe with bin/hotshoe, which builds it.')
    if (place.startsWith('/assets/'))
      return reply.code(404).type('text/plain; charset=utf-8').send('This file belongs to another version of Hotshoe. Reload the page.')
    return reply.header('cache-control', 'no-cache').sendFile('index.html')
  })
}

function unknownEndpoint(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const place = request.url.split('?')[0] ?? '/'
  const message = `There is nothing at ${request.method} ${place}. All endpoints are listed in /api/openapi.json.`
  return reply.code(404).send(errorBody({ code: 'no-such-endpoint', message, problems: [] }))
}
