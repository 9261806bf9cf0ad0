import { suppressAddress } from '#studio/messages/suppression/suppress-address.ts'
import { fallBack } from '#studio/processing/fall-back.ts'
import type { OpenStudio } from '#studio/staff/work.ts'
import type { Outcome } from './channels/outcome.ts'
import type { Claimed } from './claim-batch.ts'

/**
 * What follows a message that the server refused for good: an address that does not exist is stopped, and the next channel of the chain
 * is taken once (semantics §7). A doubt or a delay has no consequence here.
 */
export async function settleFailure(studio: OpenStudio, message: Claimed, outcome: Outcome): Promise<void> {
  if (outcome.kind !== 'never' || outcome.scope === 'settings' || outcome.scope === 'server') return
  await studio.inTransaction(async (work) => {
    if (outcome.scope === 'recipient') {
      await suppressAddress(work, { channel: 'email', address: message.to_address, scope: 'all', reason: 'bounced', source: outcome.reason })
    }
    await fallBack(work, message.id, studio.deployment)
  })
}
