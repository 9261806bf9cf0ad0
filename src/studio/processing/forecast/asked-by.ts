import type { Input } from '#platform/http/contract.ts'
import { refuseField } from '#platform/refusal.ts'
import type { Asked } from '#studio/matching/forecast/coming.ts'
import type * as contracts from './contract.ts'

/** So far a forecast reaches, in days, today included; and so far without a word. */
const [farthest, usual] = [366, 30] as const

/** What a query of the forecast asks for. Refuses what lies further ahead than a forecast reaches. */
export function askedBy({
  from = 0,
  days = Math.min(usual, farthest - from),
  trigger_id,
  client_id,
  channel,
}: Input<typeof contracts.exportForecast>['query']): Asked {
  if (from + days > farthest) throw tooFar(from)
  return {
    from,
    days,
    ...(trigger_id === undefined ? {} : { trigger_ids: [trigger_id] }),
    ...(client_id === undefined ? {} : { client_id }),
    ...(channel === undefined ? {} : { channel }),
  }
}

function tooFar(from: number) {
  const most = farthest - from
  return refuseField(
    'days',
    'too-far',
    `A forecast reaches ${farthest} days, today included. ${from} days from today, ask for ${most === 1 ? 'one day' : `${most} days`} at most.`,
  )
}
