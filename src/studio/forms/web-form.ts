/** The statuses of a web form, the same in every studio, in their order. */
export const formStatuses = {
  initial: { label: 'Initial', says: 'Made, not sent yet.' },
  sent: { label: 'Sent', says: 'On its way to whom it is for.' },
  submitted: { label: 'Submitted', says: 'Filled in and sent back.' },
  final: { label: 'Final', says: 'Looked at; nothing comes after it.' },
} as const

export type FormStatus = keyof typeof formStatuses
export const formStatusKeys = Object.keys(formStatuses) as FormStatus[]

type Times = { sent_at: Date | null; submitted_at: Date | null }

/** What entering a status says of when it was sent and submitted: sent again, it was not submitted yet. */
export function timesAfter(status: FormStatus, before: Times, now: Date): Times {
  if (status === 'initial') return { sent_at: null, submitted_at: null }
  if (status === 'sent') return { sent_at: now, submitted_at: null }
  return { sent_at: before.sent_at, submitted_at: before.submitted_at ?? now }
}
