/** Whether a record that comes back to the same occurrence counts again (semantics §3). */
export const repeats = {
  every: { label: 'Every time', says: 'Each new date, or each time the record comes into the status, counts anew.' },
  once: { label: 'Once per record', says: 'A record is taken once, whatever happens to it later.' },
  spaced: { label: 'At most every so many days', says: 'After it was processed, a record counts again only when so many days have passed.' },
} as const
export type Repeat = keyof typeof repeats
export const repeatKeys = Object.keys(repeats) as Repeat[]

/** What happens to a record that comes to fit after its trigger date (semantics §4). */
export const lates = {
  wait: { label: 'List it as late', says: 'It is listed with the reason and waits for a person.' },
  send: { label: 'Process it anyway', says: 'It is listed with the reason; an automatic trigger processes it like the others.' },
  never: { label: 'Leave it out', says: 'It is never listed.' },
} as const
export type Late = keyof typeof lates
export const lateKeys = Object.keys(lates) as Late[]

/** Days before or after a moment, days of validity, days until a call or task is due: ten years at most. */
export const mostDays = 3650

export const priorities = { 1: { label: 'High' }, 2: { label: 'Normal' }, 3: { label: 'Low' } } as const
