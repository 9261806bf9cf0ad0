import type { ColumnType, Generated } from 'kysely'
import type { CivilDate } from '#studio/calendar/civil-date.ts'
import type { Actor, ActorColumns } from '#studio/staff/actor.ts'
import type { CallOutcome, CallResult, Next } from './calls/call-result.ts'
import type { CallState, Channel, Purpose, RecipientKind } from './communication.ts'
import type { LetterState } from './letters/letter.ts'
import type { LetterSheet } from './letters/letter-papers.ts'
import type { Attachment } from './papers/paper.ts'
import type { SubjectKind } from './rendering/merge-fields.ts'
import type { SenderSecurity } from './sender/sender.ts'
import type { SuppressionReason, SuppressionScope } from './suppression/suppression.ts'

/** `body` is what a person edits; `html` and `plain` are compiled from it at saving. */
export interface TemplateTable {
  studio_id: Generated<number>
  id: Generated<number>
  name: string
  subject_kind: SubjectKind
  purpose: Purpose
  subject: string
  body: string
  html: string
  plain: string
  archived_at: Date | null
  version: Generated<number>
  updated_at: Date
  updated_by: ColumnType<Actor | null, string | null, string | null>
}

/** One row a studio, made at its first change. `password_box` is encrypted. */
export interface SenderTable {
  studio_id: Generated<number>
  from_name: Generated<string>
  from_address: Generated<string>
  reply_to: Generated<string>
  host: Generated<string>
  port: Generated<number>
  security: Generated<SenderSecurity>
  username: Generated<string>
  password_box: string | null
  connections: Generated<number>
  timeout_seconds: Generated<number>
  last_trouble: string | null
  version: Generated<number>
}

export interface CommunicationTable extends ActorColumns {
  studio_id: Generated<number>
  id: Generated<number>
  channel: Channel
  purpose: Purpose
  recipient_kind: RecipientKind
  recipient_client_id: number | null
  recipient_member_id: number | null
  recipient_department_id: number | null
  recipient_family_member_id: number | null
  recipient_vendor_id: number | null
  to_name: string
  to_address: string
  description: string
  subject: Generated<string>
  html: Generated<string>
  plain: Generated<string>
  message_id: string | null
  from_name: Generated<string>
  from_address: Generated<string>
  reply_to: Generated<string>
  client_id: number | null
  session_id: number | null
  /** The record it is about, where that is neither the client nor the session. */
  subject_kind: SubjectKind | null
  subject_id: number | null
  client_version: number | null
  session_version: number | null
  subject_version: number | null
  item_id: number | null
  ancestry: Generated<number[]>
  /** Database time. */
  rest_until: Date | null
  /** Studio time. */
  not_after: Date | null
  due_on: CivilDate | null
  department_id: number | null
  member_id: number | null
  priority: Generated<number>
  call_state: CallState | null
  call_result: CallResult | null
  call_note: Generated<string>
  call_outcome: CallOutcome | null
  call_tries: Generated<number>
  call_followed: Generated<boolean>
  letter_state: LetterState | null
  letter_batch_id: number | null
  letter: ColumnType<LetterSheet | null, string | null, string | null>
  attachments: ColumnType<Attachment[], string | undefined, string>
  closed_at: Date | null
  closed_by: ColumnType<Actor | null, string | null, string | null>
  flagged: string | null
  /** The message that it corrects, and the how manieth correction it is. */
  corrects_id: number | null
  correction: number | null
  /** Which template says it. */
  correction_template_id: number | null
  /** By hand, before it left. */
  edited_at: Date | null
  edited_by: ColumnType<Actor | null, string | null, string | null>
  created_at: Date
  version: Generated<number>
}

export interface SuppressionTable extends ActorColumns {
  studio_id: Generated<number>
  id: Generated<number>
  channel: Channel
  address_hash: Buffer
  address: string | null
  scope: SuppressionScope
  reason: SuppressionReason
  source: Generated<string>
  client_id: number | null
  at: Date
  lifted_at: Date | null
}

/** `…_before` is what taking it back brings again. */
export interface CallAttemptTable extends ActorColumns {
  studio_id: Generated<number>
  id: Generated<number>
  communication_id: number
  at: Date
  phone: string
  result: CallResult
  note: Generated<string>
  next: Next
  next_on: CivilDate | null
  seen_version: number
  due_before: CivilDate | null
  phone_before: string
  tries_before: number
  note_before: string
  suppression_id: number | null
  undone_at: Date | null
  undone_by: ColumnType<Actor | null, string | null, string | null>
}

export interface LetterBatchTable extends ActorColumns {
  studio_id: Generated<number>
  id: Generated<number>
  letters: number
  printed_at: Date
}

declare module '#platform/database/tables.ts' {
  interface Tables {
    template: TemplateTable
    sender: SenderTable
    communication: CommunicationTable
    letter_batch: LetterBatchTable
    suppression: SuppressionTable
    call_attempt: CallAttemptTable
  }
}
