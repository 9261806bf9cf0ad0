/** `starttls` begins in the clear and refuses to go on without encryption; `tls` is encrypted from the first byte. */
export const senderSecurities = ['none', 'starttls', 'tls'] as const
export type SenderSecurity = (typeof senderSecurities)[number]

/** What it takes to hand an email over. The password is in the clear: keep it in memory, never in an answer or a log. */
export type Sender = {
  from_name: string
  from_address: string
  reply_to: string
  host: string
  port: number
  security: SenderSecurity
  username: string
  password: string | null
  connections: number
  timeout_seconds: number
}
