/** What can become known of an email that has left. */
export const mailEventKinds = ['delivered', 'opened', 'clicked', 'bounced'] as const
export type MailEventKind = (typeof mailEventKinds)[number]

/** The first word of a text, where it is a word of letters and digits: what keywords are compared with. Quotes and signs around it are left out. */
export function firstWord(body: string): string | null {
  const [word] = body.trim().split(/\s+/)
  const bare = (word ?? '').replaceAll(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')
  return /^[\p{L}\p{N}\p{M}]+$/u.test(bare) ? bare : null
}
