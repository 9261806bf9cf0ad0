import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { loadSender } from '#studio/messages/sender/load-sender.ts'
import { noteSenderTrouble } from '#studio/messages/sender/note-trouble.ts'
import type { OpenStudio, Work } from '#studio/staff/work.ts'
import { type EmailChannel, openEmailChannel } from './channels/email.ts'
import { rehearsed } from './channels/email-message.ts'
import type { Outcome } from './channels/outcome.ts'
import { checkClaims } from './check-claims.ts'
import { type Claimed, partsOf } from './claimed.ts'
import { readyEmail } from './email-of.ts'
import { followFailures } from './follow-failures.ts'
import { type HandOver, handOver } from './hand-over.ts'
import { markLease } from './mark-lease.ts'
import { returnClaims } from './return-claims.ts'
import { returnLapsed } from './return-lapsed.ts'
import { smtpSettings } from './smtp-settings-of.ts'
import { checkTogether } from './together/check-together.ts'
import { claimTogether } from './together/claim-together.ts'
import { putTogether } from './together/put-together.ts'
import { takeApart } from './together/take-apart.ts'

export type Sent = { sent: number; retry: number; failed: number; in_doubt: number; recalled: number; expired: number; waiting: number }

/** Asked before each message: an `AbortSignal`, or anything else that can tell. */
type Stopping = { readonly aborted: boolean }

/** Hears the number of a message and how it ended. */
type Told = (id: number, how: Outcome['kind']) => void

const claimSize = 400

/**
 * Sends what is due in a studio until nothing is left: claimed in batches, checked once more, marked as being sent before their bytes
 * leave, settled after. What was made in a rehearsal goes to the studio's own address, also after it; what was not waits while one is on. Nothing leaves while everything is paused, while this deployment's identity is in doubt, or without a mail
 * server. Returns what became of the messages since it began; `told` hears how each ended that was in hand. Any number of workers may do this at once.
 */
export async function sendDue(studio: OpenStudio, signal?: Stopping, told?: Told): Promise<Sent> {
  const began = await studio.inTransaction(async (work) => {
    await returnLapsed(work)
    return work.now
  })
  const settings = await studio.readOnly((work) => sendingSettings(work, studio))
  let sent = 0
  if (settings !== null && (await studio.deployment.sendingBlocked()) === null && (await anythingDue(studio))) {
    const channel = openEmailChannel(smtpSettings(settings.sender))
    try {
      sent = await sendThrough(studio, { ...settings, channel, told }, signal)
    } finally {
      await channel.close()
    }
  }
  await followFailures(studio)
  return { sent, ...(await studio.readOnly((work) => counts(work, began))) }
}

/** `rehearsedTo`: where what was made in a rehearsal goes. */
type Settings = { sender: Awaited<ReturnType<typeof loadSender>>; rehearsedTo: string; resendInDoubt: boolean }

/** Null when nothing may or can leave. */
async function sendingSettings(work: Work, { deployment }: OpenStudio): Promise<Settings | null> {
  const { rows } = await sql<{ paused: boolean; rehearsal_address: string; resend_in_doubt: boolean }>`
    SELECT paused_at IS NOT NULL AS paused, rehearsal_address, resend_in_doubt FROM studio`.execute(work.db)
  const facts = rows[0]
  const sender = await loadSender(work, deployment)
  if (facts === undefined || facts.paused || sender.host === '') return null
  return { sender, rehearsedTo: facts.rehearsal_address || sender.from_address, resendInDoubt: facts.resend_in_doubt }
}

async function anythingDue(studio: OpenStudio): Promise<boolean> {
  const { rows } = await studio.readOnly((work) =>
    sql`
      SELECT FROM dispatch WHERE state IN ('waiting', 'retry') AND next_at <= clock_timestamp() AND (rehearsal OR NOT (SELECT s.rehearsal FROM studio s))
      LIMIT 1`.execute(work.db),
  )
  return rows.length > 0
}

/** How many were sent. */
async function sendThrough(
  studio: OpenStudio,
  { sender, rehearsedTo, resendInDoubt, channel, told }: Settings & { channel: Pick<EmailChannel, 'send'>; told: Told | undefined },
  signal?: Stopping,
): Promise<number> {
  const lease = randomUUID()
  let refused = false
  let sent = 0
  const send = async (message: Claimed): Promise<Outcome> => {
    const email = await readyEmail(message, studio)
    if ('kind' in email) return email
    return channel.send(message.rehearsal ? rehearsed(email, rehearsedTo) : email)
  }
  /** An email of several that is refused for what it is, for its size perhaps, is no reason to refuse each: they go one by one next time. */
  const apart = async (message: Claimed, outcome: Outcome): Promise<Outcome> => {
    const ids = partsOf(message).map(({ id }) => id)
    if (ids.length === 1 || outcome.kind !== 'never' || outcome.scope !== 'message') return outcome
    const reason = `${outcome.reason} It held ${ids.length} messages; they go one by one now.`
    return studio
      .inTransaction((work) => takeApart(work, lease, ids))
      .then(
        () => ({ kind: 'later', scope: 'message', reason }),
        () => outcome,
      )
  }
  const plan: HandOver = {
    studio,
    lease,
    rehearsedTo,
    resendInDoubt,
    send: async (message) => {
      const outcome = await apart(message, await send(message))
      for (const { id } of partsOf(message)) told?.(id, outcome.kind)
      return outcome
    },
    connections: sender.connections,
    sendingSeconds: sender.timeout_seconds * 3 + 30,
    next: () => nextBatch(studio, lease),
    lookAgain: (messages) => checkTogether(studio, lease, messages),
    async settled(outcome, message) {
      if (outcome.kind === 'sent') sent += partsOf(message).length
      // Wrong settings or a server that is away concern every message: stop, rather than try them all.
      if (outcome.kind !== 'in-doubt' && outcome.kind !== 'sent' && (outcome.scope === 'settings' || outcome.scope === 'server')) {
        refused = true
        await studio.inTransaction((work) => noteSenderTrouble(work, outcome.reason))
      }
    },
  }
  const mark = await markLease(studio, lease, plan.sendingSeconds)
  try {
    await handOver(plan, () => refused || signal?.aborted === true)
  } finally {
    await studio.inTransaction((work) => returnClaims(work, lease)).finally(mark.release)
  }
  // Only a message that was taken shows that the trouble is over.
  if (!refused && sent > 0) await studio.inTransaction((work) => noteSenderTrouble(work, null))
  return sent
}

async function nextBatch(studio: OpenStudio, lease: string): Promise<Claimed[]> {
  for (;;) {
    const { claimed, going } = await studio.inTransaction(async (work) => {
      const { rows } = await sql<{ paused: boolean; merging: boolean }>`SELECT paused_at IS NOT NULL AS paused, merge_same_day AS merging FROM studio`.execute(
        work.db,
      )
      const { paused = false, merging = false } = rows[0] ?? {}
      const batch = paused ? [] : await claimTogether(work, lease, { most: claimSize, merging })
      return { claimed: batch.length, going: await putTogether(work, await checkClaims(work, batch, studio.deployment), merging) }
    })
    if (going.length > 0 || claimed === 0) return going
  }
}

/** What became of messages since then, and what waits: what is counted is little, however much was ever sent. */
async function counts(work: Work, since: Date): Promise<Omit<Sent, 'sent'>> {
  const { rows } = await sql<Omit<Sent, 'sent'>>`
    SELECT count(*) FILTER (WHERE state = 'retry')::int AS retry,
      count(*) FILTER (WHERE state = 'failed')::int AS failed,
      count(*) FILTER (WHERE state = 'in-doubt')::int AS in_doubt,
      count(*) FILTER (WHERE state = 'recalled')::int AS recalled,
      count(*) FILTER (WHERE state = 'expired')::int AS expired,
      count(*) FILTER (WHERE state IN ('waiting', 'claimed', 'sending'))::int AS waiting
    FROM (
      SELECT state FROM dispatch WHERE state IN ('failed', 'in-doubt', 'recalled', 'expired') AND settled_at BETWEEN ${since} AND ${work.now}
      UNION ALL SELECT state FROM dispatch WHERE state IN ('waiting', 'claimed', 'sending', 'retry')) AS mattering`.execute(work.db)
  return rows[0] ?? { retry: 0, failed: 0, in_doubt: 0, recalled: 0, expired: 0, waiting: 0 }
}
