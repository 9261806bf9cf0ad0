import { sql } from 'kysely'
import type { OpenStudio } from '#studio/staff/work.ts'
import type { Outcome } from './channels/outcome.ts'
import { backoffSeconds, stateAfter } from './dispatch.ts'

export type Settled = { id: number; attempts: number; outcome: Outcome }
export type Turn = {
  lease: string
  settled: readonly Settled[]
  begin: readonly number[]
  sendingSeconds: number
  rehearsedTo: string | null
  resendInDoubt: boolean
}

/**
 * One turn of the sending loop, one commit: writes down how messages ended and marks the next ones as being sent, before their bytes
 * leave. Both are fenced: a message that another worker took meanwhile, or that was recalled, is left alone and not returned. A turn
 * whose answer was lost on the way can be taken again, as long as nothing of its `begin` was sent.
 */
export async function beginAndSettle(studio: OpenStudio, turn: Turn): Promise<number[]> {
  const ended = JSON.stringify(turn.settled.map((one) => endedRow(one, turn)))
  const rows = await studio.inOneStatement(
    sql<{ id: number }>`
      SELECT id FROM begin_and_settle(${studio.id}, ${turn.lease}, ${ended}, ${turn.begin}, ${turn.sendingSeconds}, ${turn.rehearsedTo}) AS begun (id)`,
  )
  return rows.map((row) => row.id)
}

function endedRow({ id, attempts, outcome }: Settled, { resendInDoubt }: Turn) {
  return {
    id,
    attempts,
    state: stateAfter(outcome, { attempts, resendInDoubt }),
    doubtful: outcome.kind === 'in-doubt',
    wait: backoffSeconds(attempts),
    reason: 'reason' in outcome ? outcome.reason : null,
    response: 'response' in outcome ? outcome.response : null,
    scope: 'scope' in outcome ? outcome.scope : null,
  }
}
