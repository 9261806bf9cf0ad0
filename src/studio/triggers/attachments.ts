import type { TriggerSubject } from './subjects.ts'

/** What is made as a PDF and goes with an email or a letter [g]. */
export const attachments = {
  'session-confirmation': { label: 'Session confirmation', on: ['session'] },
  'invoice-copy': { label: 'Copy of the invoice', on: ['invoice'] },
} as const satisfies Record<string, { label: string; on: readonly TriggerSubject[] }>

export type Attachment = keyof typeof attachments
export const attachmentKeys = Object.keys(attachments) as Attachment[]

export function isAttachmentOn(attachment: Attachment, subject: TriggerSubject): boolean {
  const on: readonly TriggerSubject[] = attachments[attachment].on
  return on.includes(subject)
}
