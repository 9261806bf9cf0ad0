import type { ReasonCode } from '#studio/matching/reasons.ts'

/** What a person did to the rule after processing does not take back what they processed; what happened to the record does. */
export const notTheRecord: readonly ReasonCode[] = ['trigger-off', 'trigger-deleted', 'once', 'not-due']
