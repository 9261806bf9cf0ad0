import type { MergeData, SubjectKind } from './rendering/merge-fields.ts'
import type { RenderData } from './rendering/render-message.ts'

/** What a template about such a record can print; the recipient is the client until somebody else is put in. */
export type RecordData<S extends SubjectKind = SubjectKind> = S extends SubjectKind ? MergeData<S> & { language: string } : never

/** Whom this one message greets, and the way out that it shows: set on marketing mail to clients, null on all other. */
export type Greeting = { recipient: { name: string; firstName: string }; unsubscribeUrl: string | null }

/** The data of one message: the record's, greeting this recipient. */
export function renderData({ language, ...data }: RecordData, { recipient, unsubscribeUrl }: Greeting): RenderData {
  return { ...data, recipient: { name: recipient.name, first_name: recipient.firstName }, message: { unsubscribe_url: unsubscribeUrl, language } }
}
