import type { FastifyRequest } from 'fastify'
import { Refusal } from '#platform/refusal.ts'

const safe = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Another site must not act with somebody's cookie. Browsers say where a request comes from; programs with a token bring no
 * cookie and need not say it.
 */
export function refuseForeignOrigin(request: FastifyRequest, publicUrl: string): void {
  const { origin, authorization, host } = request.headers
  if (safe.has(request.method) || authorization !== undefined) return
  const site = request.headers['sec-fetch-site']
  if (origin === undefined && (site === undefined || site === 'same-origin' || site === 'none')) return
  if (origin !== undefined && (origin === new URL(publicUrl).origin || origin === `http://${host}` || origin === `https://${host}`)) return
  throw new Refusal(
    'forbidden',
    'foreign-origin',
    `This request came from another site (${origin ?? site}) than Hotshoe's own. Open Hotshoe at its own address; if that address is right, set PUBLIC_URL to it.`,
  )
}
