/** Why an item of an automatic trigger waits for a person (semantics §4, §6). `asks`: it is brought to a person's notice by itself. */
export const waitings = {
  late: { label: 'Late', says: 'It came to qualify after its trigger date.', asks: false },
  'was-waiting': { label: 'Was listed before', says: 'It was listed before its trigger was made automatic.', asks: false },
  'newly-due': { label: 'Newly due', says: 'It fell due because its trigger was changed.', asks: false },
  'let-in': { label: 'Let in', says: 'It was let in by hand.', asks: false },
  brake: { label: 'Unusually many', says: 'Unusually many came at once, so the brake stopped them.', asks: true },
  undone: { label: 'Undone', says: 'Its record left the status again before it had settled.', asks: false },
  stopped: { label: 'Stopped', says: 'Somebody stopped the run that it was in.', asks: false },
  cap: { label: 'Enough for today', says: 'This person got as many automatic messages today as the studio allows.', asks: false },
} as const

export type Waiting = keyof typeof waitings
export const waitingKeys = Object.keys(waitings) as Waiting[]

/** Until when an item of an automatic trigger is held that somebody skips without naming a day: until it is resumed. */
export const untilResumed = new Date('9999-12-31T00:00:00Z')

/** Whether a hold ends by itself. */
export function endsByItself(holdUntil: Date): boolean {
  return holdUntil < untilResumed
}
