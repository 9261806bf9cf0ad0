/** What a trigger would do before it does it, and its versions. */
export const safeChangeWords = {
  tab: 'What it does',
  lead: 'As it stands in this form, saved or not. Nothing is written or sent by looking.',
} as const
