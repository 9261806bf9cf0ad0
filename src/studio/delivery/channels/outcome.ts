/**
 * What an outcome is about, so that the right thing is stopped: one message, one recipient's address (a hard bounce),
 * the studio's own settings (nothing will leave until a person changes them) or the provider's server (everything waits a little).
 */
export type OutcomeScope = 'message' | 'recipient' | 'settings' | 'server'

/**
 * How handing over one message ended, for every channel. `reason` is a sentence for the studio.
 * - `sent`: the provider took it; `response` is its answer, `messageId` the name the message is known by.
 * - `later`: certainly not taken; the same message may be tried again.
 * - `never`: certainly not taken and would not be next time: another channel may be tried.
 * - `in-doubt`: it may or may not have been taken. Only a person, or a provider that knows duplicates, may try again.
 */
export type Outcome =
  | { kind: 'sent'; response: string; messageId: string }
  | { kind: 'later'; scope: OutcomeScope; reason: string }
  | { kind: 'never'; scope: OutcomeScope; reason: string }
  | { kind: 'in-doubt'; reason: string }
