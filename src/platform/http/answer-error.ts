import { randomBytes } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Refusal } from '#platform/refusal.ts'
import { type ConstraintRefusals, refusalOf } from './refusal-of.ts'
import { statusCode } from './status-codes.ts'

/** A mistake of the program: what happened where, under the number that the person was told. */
export type Bug = { id: string; what: string; error: unknown }

export type ErrorAnswers = { constraints: ConstraintRefusals; report: (bug: Bug) => void }

/** What an error looks like on the wire: `{ error: { code, message, problems } }`. */
export function errorBody({ code, message, problems }: Pick<Refusal, 'code' | 'message' | 'problems'>) {
  return { error: { code, message, problems } }
}

/** Tells a refusal as the slice worded it; anything else is a bug, reported under a number. */
export function answerError({ constraints, report }: ErrorAnswers) {
  return (error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const refusal = refusalOf(error, constraints)
    if (refusal !== null) return reply.code(statusCode(refusal)).send(errorBody(refusal))
    const id = randomBytes(4).toString('hex')
    report({ id, what: `${request.method} ${request.routeOptions.url ?? request.url.split('?')[0]}`, error })
    const message = `Something went wrong inside Hotshoe, and nothing was changed by this request. If it happens again, report the number ${id}; the log has the rest.`
    return reply.code(500).send(errorBody({ code: 'bug', message, problems: [] }))
  }
}
