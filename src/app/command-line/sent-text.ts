import type { Output } from '#platform/http/contract.ts'
import type { sendNow } from '#studio/delivery/contract.ts'

/** "12 sent, 1 failed, 3 waiting." */
export function sentText(sent: Output<typeof sendNow>): string {
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
  return parts.length === 0 ? 'No email was due.' : `Emails: ${parts.join(', ')}.`
}
