import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { Refusal } from '#platform/refusal.ts'
import type { Actor } from '#studio/staff/actor.ts'
import type { Deployment, OpenStudio } from '#studio/staff/work.ts'
import { showUnsubscribe } from './show-unsubscribe.ts'
import { unsubscribe } from './unsubscribe.ts'
import { readUnsubscribeToken } from './unsubscribe-link.ts'
import { brokenLinkPage } from './unsubscribe-page.ts'

export type PublicDoor = { deployment: Deployment; open(studioId: number, actor: Actor): OpenStudio }

/**
 * `/u/<token>`, without sign-in: the token is the right to it. GET only shows; POST unsubscribes, from the page's button or by a
 * mail program's one click (RFC 8058), whose body says nothing that the address does not.
 */
export function publicRoutes(door: PublicDoor): FastifyPluginAsync {
  return async (server) => {
    // Forms and one-click requests come in two encodings; what they hold does not matter here.
    server.removeAllContentTypeParsers()
    server.addContentTypeParser('*', { parseAs: 'string', bodyLimit: 10_000 }, (_request, _body, done) => done(null))
    server.get('/u/:token', { schema: { hide: true } }, (request, reply) =>
      answer(door, { request, reply, act: (studio, address) => studio.readOnly((work) => showUnsubscribe(work, address)) }),
    )
    server.post('/u/:token', { schema: { hide: true } }, (request, reply) =>
      answer(door, { request, reply, act: (studio, address) => studio.inTransaction((work) => unsubscribe(work, address)) }),
    )
  }
}

type Asked = { request: FastifyRequest; reply: FastifyReply; act(studio: OpenStudio, address: string): Promise<string> }

async function answer(door: PublicDoor, { request, reply, act }: Asked): Promise<FastifyReply> {
  const page = await pageFor(door, tokenOf(request.params), act)
  return reply
    .code(page === null ? 404 : 200)
    .headers({ 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' })
    .send(page ?? brokenLinkPage)
}

async function pageFor(door: PublicDoor, token: string, act: Asked['act']): Promise<string | null> {
  const unsubscriber = readUnsubscribeToken(door.deployment, token)
  if (unsubscriber === null) return null
  const { studioId, address } = unsubscriber
  try {
    return await act(door.open(studioId, { kind: 'client', id: null, name: address }), address)
  } catch (error) {
    if (error instanceof Refusal && error.kind === 'not-found') return null // the studio is no longer here
    throw error
  }
}

function tokenOf(params: unknown): string {
  return typeof params === 'object' && params !== null && 'token' in params && typeof params.token === 'string' ? params.token : ''
}
