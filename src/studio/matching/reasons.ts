/**
 * Why an item stands where it stands. `failed` are criteria, in the order in which they are told; each is a named column of
 * the judgement (criteria.ts), so that the sweep filters on it and a person can be shown it.
 */
export const reasons = {
  'trigger-deleted': 'The trigger was deleted.',
  'trigger-off': 'The trigger is switched off.',
  'record-gone': 'The record was archived.',
  'client-gone': 'The client was archived.',
  'client-merged': 'The client was merged into another, who has the same item.',
  'moment-moved': 'The date or status it counted from is no longer the same.',
  'left-status': 'It is no longer in the status of the trigger.',
  'left-type': 'It no longer has the type of the trigger.',
  'on-hold': 'It is on hold.',
  confirmed: 'It is confirmed.',
  canceled: 'It is canceled.',
  paid: 'The invoice is paid.',
  'statuses-off': 'The studio does not use invoice statuses.',
  submitted: 'The web form was submitted.',
  'was-opened': 'The email was opened.',
  'task-done': 'The task is done.',
  'counted-as-client': 'The family member is a client too, whose own birthday counts.',
  'do-not-market': 'The client is marked Do Not Market.',
  'do-not-call': 'The client is marked Do Not Call.',
  'no-time': 'Hours and minutes cannot be counted: it has no time of day.',
  'not-due': 'Its trigger date lies ahead again.',
  once: 'This trigger fires once per record, and another of its items is listed or was decided.',
  spaced: 'This trigger fires at most once in so many days, and another of its items is listed or was processed.',
  'handled-before': 'The trigger that this one continues has handled it.',
  'validity-over': 'It was not handled in time.',
  'late-never': 'It came to qualify after its trigger date, and this trigger does not take late ones.',
  late: 'It came to qualify after its trigger date.',
  skipped: 'Skipped.',
  'hold-over': 'The hold is over.',
  'matches-again': 'It matches again.',
  'let-in': 'Let in by hand.',
  'no-channel': 'Nobody can be reached by the channels of this trigger.',
  'no-recipient': 'There is nobody to write to.',
  'empty-field': 'A field the message needs is empty.',
  'broken-template': 'The template cannot be rendered.',
  'no-sender': 'The studio has no sender address yet. Enter it in the settings for email.',
  'no-public-address':
    'Nobody could unsubscribe: this Hotshoe was not told where clients reach it. Start it with its public address: hotshoe serve --public-url https://studio.example.com',
  'too-deep': 'A chain of triggers deeper than three stops here.',
  'cause-gone': 'What needed attention is settled.',
  recalled: 'Its message was recalled before it was sent.',
  brake: 'Unusually many came at once, so the brake stopped it.',
  cap: 'This person got as many automatic messages today as the studio allows.',
  'newly-due': 'It fell due because its trigger was changed.',
  stopped: 'The run it was in was stopped.',
  'let-go': 'Somebody let it go by itself.',
  'held-back': 'Somebody held it back.',
  resumed: 'Resumed.',
  'next-day': 'It waited for the next day.',
  undone: 'Its run was undone, so it stands here again.',
} as const

export type ReasonCode = keyof typeof reasons

/** What left because its trigger was switched off or deleted comes back only by a person (case 44). */
export const onlyByPerson: readonly ReasonCode[] = ['trigger-off', 'trigger-deleted']

/** Reasons whose particulars make a sentence of their own. */
const particular: Partial<Record<ReasonCode, (detail: string) => string>> = {
  'left-status': (name) => `It is no longer in the status “${name}”.`,
  'left-type': (name) => `Its type is no longer “${name}”.`,
  'no-channel': (sentences) => sentences,
}

/** The sentence for a reason, with its particulars where there are any: behind a colon, or as sentences that follow. */
export function reasonSentence(code: ReasonCode, detail: string | null): string {
  if (detail === null || detail === '') return reasons[code]
  const own = particular[code]
  if (own !== undefined) return own(detail)
  return /^\p{Lu}/u.test(detail) ? `${reasons[code]} ${detail}` : `${reasons[code].replace(/\.$/, '')}: ${detail}`
}
