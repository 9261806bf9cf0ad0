/** What became of a decision. */
export const outcomes = {
  processed: { label: 'Processed', good: true },
  skipped: { label: 'Skipped', good: true },
  deleted: { label: 'Deleted', good: true },
  attention: { label: 'Needs attention', good: false },
  withdrawn: { label: 'No longer matches', good: false },
  changed: { label: 'Changed meanwhile', good: false },
  decided: { label: 'Already decided', good: true },
  capped: { label: 'Enough for today', good: true },
  braked: { label: 'Stopped by the brake', good: false },
} as const

export type Outcome = keyof typeof outcomes
