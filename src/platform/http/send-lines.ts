import { randomBytes } from 'node:crypto'
import { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'
import type { ErrorAnswers } from './answer-error.ts'

/**
 * Answers with rows as they come, one JSON a line, no faster than they are read. The first is waited for: what is refused before it is answered like every
 * refusal. What fails later ends the connection, so that nobody takes a part for the whole, and is reported; unless nobody reads any more, or the server closes.
 */
export async function sendLines(reply: FastifyReply, rows: AsyncIterable<unknown>, report: ErrorAnswers['report']): Promise<FastifyReply> {
  const all = rows[Symbol.asyncIterator]()
  const first = await all.next()
  const failed = (error: unknown) =>
    report({ id: randomBytes(4).toString('hex'), what: `${reply.request.method} ${reply.request.routeOptions.url}, midway`, error })
  return reply
    .header('cache-control', 'no-store')
    .type('application/x-ndjson')
    .send(Readable.from(written({ first, all, failed })))
}

type Writing = { first: IteratorResult<unknown>; all: AsyncIterator<unknown>; failed: (error: unknown) => void }

async function* written({ first, all, failed }: Writing): AsyncGenerator<string> {
  try {
    for (let row = first; row.done !== true; row = await all.next()) yield `${JSON.stringify(row.value)}\n`
  } catch (error) {
    if (!(error instanceof Error && error.name === 'AbortError')) failed(error)
    throw error
  } finally {
    await all.return?.()
  }
}
