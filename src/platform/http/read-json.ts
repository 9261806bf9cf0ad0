import type { FastifyInstance, FastifyRequest } from 'fastify'

type Done = (error: Error | null, body?: unknown) => void
type ReadJson = (request: FastifyRequest, text: string, done: Done) => void

/** A body that is no JSON, with what is wrong with it. */
class Unreadable {
  readonly error: Error
  constructor(error: Error) {
    this.error = error
  }
}

/** Reads JSON, and keeps what is wrong with it until the body is asked for: who may not ask at all is told that and nothing else. */
export function readJson(server: FastifyInstance): ReadJson {
  const read = server.getDefaultJsonParser('error', 'error')
  return (request, text, done) => void read(request, text, (error, body) => done(null, error === null ? body : new Unreadable(error)))
}

/** The body as it was read; throws what is wrong with it. */
export function bodyOf(body: unknown): unknown {
  if (body instanceof Unreadable) throw body.error
  return body
}
