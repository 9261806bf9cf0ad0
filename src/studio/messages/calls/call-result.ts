/** How a try at a call can go, and what is next after it if nobody says otherwise. */
export const callResults = {
  reached: { label: 'Reached', next: 'done' },
  booked: { label: 'Reached and booked', next: 'done' },
  'no-answer': { label: 'No answer', next: 'again' },
  busy: { label: 'Busy', next: 'again' },
  voicemail: { label: 'Left a message', next: 'again' },
  'wrong-number': { label: 'Wrong number', next: 'next-number' },
  callback: { label: 'Asked to be called back', next: 'callback' },
} as const satisfies Record<string, { label: string; next: Next }>
export type CallResult = keyof typeof callResults
export const callResultNames = Object.keys(callResults) as CallResult[]

/** What is next after a try; the last two end a call that reached nobody. */
export const nextSteps = ['done', 'again', 'callback', 'next-number', 'not-reached', 'no-number'] as const
export type Next = (typeof nextSteps)[number]

/** How a call ended. */
export const callOutcomes = {
  reached: { label: 'Reached' },
  booked: { label: 'Booked' },
  'not-reached': { label: 'Not reached' },
  'no-number': { label: 'No number that works' },
} as const
export type CallOutcome = keyof typeof callOutcomes
export const callOutcomeNames = Object.keys(callOutcomes) as CallOutcome[]

/** Minutes for which a result can be taken back; what follows a call that reached nobody waits for it. */
export const undoMinutes = 15
