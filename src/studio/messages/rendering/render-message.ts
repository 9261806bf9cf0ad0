import { Context, LiquidError, type Template, toValueSync } from 'liquidjs'
import type { CompiledTemplate } from './compile-template.ts'
import { framedHtml, framedText } from './email-frame.ts'
import { guardedOutputs } from './guarded-outputs.ts'
import { emptyField, htmlLiquid, textLiquid } from './liquid.ts'
import { isMergeField, type MergeData, mergeFields, type SubjectKind } from './merge-fields.ts'

/** Facts about this one message that the frame shows. `unsubscribe_url` is set on marketing mail and only there; `language` is a tag like `en`. */
export type MessageFacts = { unsubscribe_url: string | null; language: string }
export type RenderData = { [S in SubjectKind]: MergeData<S> }[SubjectKind] & { message: MessageFacts }

/** Why a message could not be written; `message` is a sentence for the studio. */
export type RenderTrouble = { code: 'empty-field'; field: string; message: string } | { code: 'broken-template'; message: string }
export type Rendered = { ok: true; subject: string; html: string; text: string } | { ok: false; reason: RenderTrouble }
export type PreparedTemplate = { render(data: RenderData): Rendered }

const kept = new Map<string, PreparedTemplate>()
const keepAtMost = 200

/** What stands around a text: an email's frame, or nothing, as on a letter, whose sheet is drawn later. */
export type Frame = 'email' | 'letter'

/** A template parsed and framed, ready to render thousands of times. The two hundred used last are kept, by their text. */
export function prepareTemplate(template: CompiledTemplate, frame: Frame = 'email'): PreparedTemplate {
  const key = `${frame}\u0000${template.subject}\u0000${template.html}\u0000${template.text}`
  const prepared = kept.get(key) ?? prepare(template, frame)
  kept.delete(key)
  kept.set(key, prepared)
  const oldest = kept.keys().next()
  if (kept.size > keepAtMost && oldest.done !== true) kept.delete(oldest.value)
  return prepared
}

function prepare(template: CompiledTemplate, frame: Frame): PreparedTemplate {
  const [html, text] = frame === 'email' ? [framedHtml(template.html), framedText(template.text)] : [template.html, template.text]
  try {
    const parts: Parts = {
      subject: guardedOutputs(textLiquid.parse(template.subject), 'required'),
      html: guardedOutputs(htmlLiquid.parse(html), 'required'),
      text: guardedOutputs(textLiquid.parse(text), 'required'),
    }
    return { render: (data) => renderParts(parts, data) }
  } catch (error) {
    const trouble = broken(error)
    return { render: () => trouble }
  }
}

type Parts = { subject: Template[]; html: Template[]; text: Template[] }

function renderParts(parts: Parts, data: RenderData): Rendered {
  const context = new Context(data, textLiquid.options, { sync: true }, { liquid: textLiquid })
  try {
    const subject = oneLine(renderPart(parts.subject, context))
    const html = renderPart(parts.html, context)
    const text = withoutGaps(renderPart(parts.text, context))
    const empty: unknown = context.getRegister(emptyField)
    if (typeof empty === 'string') return { ok: false, reason: { code: 'empty-field', field: empty, message: emptySentence(empty) } }
    if (subject === '') return blank('subject line')
    if (/^\s*(?:-- \n|$)/.test(text)) return blank('message')
    return { ok: true, subject, html, text }
  } catch (error) {
    return broken(error)
  }
}

function renderPart(templates: Template[], context: Context): string {
  return String(toValueSync(textLiquid.renderer.renderTemplates(templates, context)))
}

function blank(part: string): Rendered {
  return { ok: false, reason: { code: 'broken-template', message: `The ${part} is empty for this record. Add text outside its conditions.` } }
}

function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim()
}

/** A value may be empty inside a condition; three line breaks in a row are then one gap too many. */
function withoutGaps(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(/\n{3,}/g, '\n\n')
}

function emptySentence(field: string): string {
  const label = isMergeField(field) ? mergeFields[field].label : field
  if (field.startsWith('studio.')) return `“${label}” is empty. Enter it in the settings.`
  return `“${label}” is empty for this record. Fill it in, or give the field a default in the template.`
}

function broken(error: unknown): { ok: false; reason: RenderTrouble } {
  if (!(error instanceof Error)) throw error
  const detail = LiquidError.is(error) ? error.message.replace(/, line:\d+, col:\d+$/, '') : error.message
  return { ok: false, reason: { code: 'broken-template', message: `The template could not be rendered (${detail}). Open it and save it again.` } }
}
