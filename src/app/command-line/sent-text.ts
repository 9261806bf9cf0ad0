import type { Output } from '#platform/http/contract.ts'
import type { sendNow } from '#studio/delivery/contract.ts'
import { doubtText } from './doubt-text.ts'

type Sent = Output<typeof sendNow>

/** "12 sent, 1 failed, 3 waiting." and where to look. */
export function sentText(sent: Sent): string {
  const words = {
    sent: 'sent',
    retry: 'tried again later',
    failed: 'failed',
    in_doubt: 'in doubt',
    recalled: 'recalled',
    expired: 'expired',
    waiting: 'waiting',
  } as const
  const parts = Object.entries(words).flatMap(([key, word]) => {
    const count = sent[key as keyof typeof words]
    return count > 0 ? [`${count} ${word}`] : []
  })
  const trouble = sent.failed + sent.expired > 0
  return [
    parts.length === 0 ? 'No email was due.' : `Emails: ${parts.join(', ')}.`,
    ...(sent.rehearsed_to !== null && sent.sent > 0 ? [`In rehearsal: they went to ${sent.rehearsed_to}. To end it: hotshoe studio go-live`] : []),
    ...(trouble ? ['Why: hotshoe messages --view trouble'] : []),
    // Where something waits for it, it is the reason on standard error.
    ...(sent.blocked !== null && sent.waiting + sent.retry === 0 ? [sent.blocked] : []),
  ].join('\n')
}

/** What people must mend before what waits can leave, and what they must decide; null when nothing waits for them. */
export function unsentReason({ blocked, waiting, retry, in_doubt }: Sent): string | null {
  const reasons = [...(waiting + retry > 0 && blocked !== null ? [blocked] : []), ...(in_doubt > 0 ? [doubtText(in_doubt)] : [])]
  return reasons.length === 0 ? null : reasons.join('\n')
}

/** What a person who pressed Ctrl-C wants to know: what went, what did not, and how it goes on. */
export function interruptedText(sent: Sent): string {
  const unsent = sent.waiting + sent.retry
  return [
    `Interrupted: ${sent.sent === 0 ? 'no email was' : sent.sent === 1 ? '1 email was' : `${sent.sent} emails were`} sent, ${unsent === 0 ? 'none waits' : `${unsent} not yet`}.`,
    ...(unsent > 0 ? ['What waits leaves by itself while Hotshoe runs, or with: hotshoe send'] : []),
    ...(unsentReason(sent) === null ? [] : [unsentReason(sent)]),
  ].join('\n')
}
