import { noSuch } from '#studio/records/stale.ts'
import type { Deployment, Work } from '#studio/staff/work.ts'
import type { Purpose } from '../communication.ts'
import { loadMergeData, loadStudioData } from '../load-merge-data.ts'
import { type RecordData, renderData } from '../merge-data.ts'
import type { CompiledTemplate } from '../rendering/compile-template.ts'
import { isMergeField, mergeFields, type SubjectKind, sampleData } from '../rendering/merge-fields.ts'
import { prepareTemplate, type RenderData } from '../rendering/render-message.ts'
import { compiledColumns } from './compiled-columns.ts'
import type { Preview } from './contract.ts'

export type Previewed = { subject_kind: SubjectKind; purpose: Purpose; subject: string; body: string; subject_id?: number | null }

/**
 * What a record's client would read; without a record, with samples. A field that is empty for the record shows its label and
 * is named, because the message itself would wait for a person. Refuses a text that could not be saved.
 */
export async function previewTemplate(work: Work, previewed: Previewed, { publicUrl }: Deployment): Promise<Preview> {
  const { subject, html, plain } = compiledColumns(previewed, previewed.subject_kind)
  const record = await previewData(work, previewed)
  const unsubscribeUrl = previewed.purpose === 'marketing' ? `${publicUrl}/u/preview` : null
  const recipient = { name: record.recipient.name ?? '', firstName: record.recipient.first_name ?? '' }
  return rendered({ subject, html, text: plain }, renderData(record, { recipient, unsubscribeUrl }))
}

async function previewData(work: Work, { subject_kind, subject_id = null }: Previewed): Promise<RecordData> {
  if (subject_id === null) {
    return { ...sampleData(), studio: await loadStudioData(work), language: 'en-US' }
  }
  const data = (await loadMergeData(work, subject_kind, [subject_id])).get(subject_id)
  if (data === undefined) throw noSuch(subject_kind, subject_id)
  return data
}

function rendered(template: CompiledTemplate, data: RenderData): Preview {
  const prepared = prepareTemplate(template)
  let shown = data
  const emptyFields: string[] = []
  let problem: string | null = null
  for (;;) {
    const result = prepared.render(shown)
    if (result.ok) return { subject: result.subject, html: result.html, plain: result.text, problem, empty_fields: emptyFields }
    problem ??= result.reason.message
    if (result.reason.code !== 'empty-field' || emptyFields.includes(result.reason.field))
      return { subject: '', html: '', plain: '', problem, empty_fields: emptyFields }
    emptyFields.push(result.reason.field)
    shown = withLabel(shown, result.reason.field)
  }
}

function withLabel(data: RenderData, field: string): RenderData {
  const [group = '', leaf = ''] = field.split('.')
  const values: Record<string, object> = { ...data }
  return { ...data, [group]: { ...values[group], [leaf]: `[${isMergeField(field) ? mergeFields[field].label : field}]` } }
}
