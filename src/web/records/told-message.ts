import type { Static } from 'typebox'
import type { dispatch } from '#studio/delivery/contract.ts'
import { callOutcomes, callResults } from '#studio/messages/calls/call-result.ts'
import type { communicationRow } from '#studio/messages/contract.ts'
import type { Tone } from '#web/ui/status-badge.tsx'
import { words } from '#web/words/words.ts'

const say = words.records.sent

export type Dispatch = Static<typeof dispatch>
export type Communication = Static<typeof communicationRow>

/** One line about something that was written or is to be called: what, what became of it, when. */
export type ToldMessage = {
  key: string
  channel: 'email' | 'call' | 'letter'
  what: string
  became: string
  /** An instant, or a civil date for a call that is still to be made. */
  at: string | null
  isDay: boolean
  remark: string
  tone: Tone
  /** The email about which somebody must decide. */
  decide?: number
  /** What the list is sorted by. */
  since: string
}

/** "Session reminder was sent on May 4, 9:02 AM to ann@example.com." */
export function toldEmail(email: Dispatch): ToldMessage {
  const { id, trigger, subject, created_at, settled_at, goes_at, reason, rehearsed_to, to_address, sent_with } = email
  const what = trigger ?? say.message(subject)
  const whither = rehearsed_to === null ? say.to(to_address) : say.rehearsed(rehearsed_to)
  const to = sent_with.length === 0 ? whither : `${whither}, ${words.messages.together(sent_with.map(({ name }) => name))}`
  const line = { key: `email ${id}`, channel: 'email', what, isDay: false, since: settled_at ?? created_at } as const
  switch (email.state) {
    case 'sent':
      return { ...line, became: say.sent, at: settled_at, remark: to, tone: 'good' }
    case 'failed':
      return { ...line, became: say.failed, at: settled_at, remark: reason ?? to, tone: 'bad' }
    case 'in-doubt':
      return { ...line, became: say.inDoubt, at: null, remark: reason ?? to, tone: 'bad', decide: id }
    case 'expired':
      return { ...line, became: say.expired, at: settled_at, remark: reason ?? '', tone: 'warn' }
    case 'recalled':
      return { ...line, became: say.recalled, at: settled_at, remark: reason ?? '', tone: 'neutral' }
    case 'waiting':
    case 'retry':
      return { ...line, became: goes_at === null ? say.paused : say.waiting, at: goes_at, remark: reason ?? to, tone: 'wait' }
    case 'sending':
      return { ...line, became: say.sending, at: null, remark: to, tone: 'wait' }
    case 'claimed':
      return { ...line, became: say.waitingNow, at: null, remark: to, tone: 'wait' }
  }
}

/** "Call about the session: called on May 5, 2:10 PM, reached." */
export function toldCall(call: Communication): ToldMessage {
  const { id, description, call_state, call_result, call_outcome, call_note, closed_at, created_at, due_on, to_name } = call
  const line = { key: `call ${id}`, channel: 'call', what: say.call(description), since: closed_at ?? created_at } as const
  if (call_state === 'done') {
    const unreached = call_outcome === 'not-reached' || call_outcome === 'no-number'
    const how = unreached ? callOutcomes[call_outcome].label : call_result === null ? '' : callResults[call_result].label
    const remark = [how, call_note].filter((part) => part !== '').join(': ')
    return { ...line, became: unreached ? say.callClosed : say.called, at: closed_at, isDay: false, remark, tone: unreached ? 'warn' : 'good' }
  }
  if (call_state === 'canceled') return { ...line, became: say.callCanceled, at: closed_at, isDay: false, remark: call_note, tone: 'neutral' }
  return { ...line, became: say.callDue, at: due_on, isDay: true, remark: to_name, tone: 'wait' }
}

/** "Letter “See you soon” waits to be printed." */
export function toldLetter({ id, subject, letter_state, flagged, to_address, created_at }: Communication): ToldMessage {
  const line = { key: `letter ${id}`, channel: 'letter', what: say.letter(subject), at: created_at, isDay: false, since: created_at } as const
  const address = to_address.replaceAll('\n', ', ')
  if (letter_state === 'printed') return { ...line, became: say.letterPrinted, remark: address, tone: 'good' }
  if (letter_state === 'canceled') return { ...line, became: say.letterCanceled, remark: flagged ?? '', tone: 'neutral' }
  return { ...line, became: say.letterWaits, remark: address, tone: 'wait' }
}

/** Everything written and called, the newest first. */
export function toldMessages(emails: readonly Dispatch[], calls: readonly Communication[], letters: readonly Communication[] = []): ToldMessage[] {
  return [...emails.map(toldEmail), ...calls.map(toldCall), ...letters.map(toldLetter)].sort((a, b) => b.since.localeCompare(a.since))
}
