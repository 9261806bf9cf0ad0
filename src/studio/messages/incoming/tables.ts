import type { Generated } from 'kysely'
import type { MailEventKind } from './mail-event.ts'

export interface MailEventTable {
  studio_id: Generated<number>
  id: Generated<number>
  communication_id: number
  kind: MailEventKind
  at: Date
  detail: Generated<string>
  noted_at: Date
}

export interface IncomingTextTable {
  studio_id: Generated<number>
  id: Generated<number>
  from_phone: string
  client_id: number | null
  body: string
  first_word: string | null
  at: Date
  created_at: Date
}

declare module '#platform/database/tables.ts' {
  interface Tables {
    mail_event: MailEventTable
    incoming_text: IncomingTextTable
  }
}
