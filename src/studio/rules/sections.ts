/** What a file of rules may change, in the order in which it is read in. */
export const sections = ['departments', 'types', 'statuses', 'templates', 'triggers'] as const
export type Section = (typeof sections)[number]

/** Characters of a file: some ten times the rules of a large studio. */
export const longestRules = 1_000_000
