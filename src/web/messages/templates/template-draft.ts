import type { Static } from 'typebox'
import type { Purpose } from '#studio/messages/communication.ts'
import type { SubjectKind } from '#studio/messages/rendering/merge-fields.ts'
import type { templateSchema } from '#studio/messages/templates/contract.ts'

export type Template = Static<typeof templateSchema>

/** A template as its form holds it. */
export type TemplateDraft = { name: string; subject_kind: SubjectKind; purpose: Purpose; subject: string; body: string }

export const blankDraft: TemplateDraft = { name: '', subject_kind: 'session', purpose: 'transactional', subject: '', body: '' }

export function draftOf({ name, subject_kind, purpose, subject, body }: Template): TemplateDraft {
  return { name, subject_kind, purpose, subject, body }
}

export function differs(one: TemplateDraft, other: TemplateDraft): boolean {
  return (Object.keys(blankDraft) as (keyof TemplateDraft)[]).some((key) => one[key] !== other[key])
}

/** A body typed as plain text becomes paragraphs, as the server reads it: blank lines end one, other lines break. */
export function asParagraphs(body: string): string {
  if (body.trim() === '' || /<(?:p|div|br|h[1-6]|ul|ol|blockquote)\b/i.test(body)) return body
  const blocks = body.trim().split(/\r?\n\s*\r?\n/)
  return blocks.map((block) => `<p>${block.trim().replace(/\r?\n/g, '<br>')}</p>`).join('')
}

/** What the editor holds, as it is saved: nothing written is nothing. */
export function written(html: string): string {
  return /^(?:<p>\s*<\/p>)*$/.test(html) ? '' : html
}

/** Places in a text where Liquid stands: fields, and the conditions around them. */
export function liquidPlaces(text: string): { from: number; to: number; kind: 'field' | 'condition' }[] {
  return [...text.matchAll(/\{\{.*?\}\}|\{%.*?%\}/g)].map((piece) => ({
    from: piece.index,
    to: piece.index + piece[0].length,
    kind: piece[0].startsWith('{{') ? 'field' : 'condition',
  }))
}

/** A field as it is written into a text. */
export function fieldText(name: string): string {
  return `{{ ${name} }}`
}

/** Puts a piece into a text where something is marked; tells where writing goes on. */
export function putInto(text: string, { piece, from, to }: { piece: string; from: number; to: number }): { text: string; at: number } {
  return { text: text.slice(0, from) + piece + text.slice(to), at: from + piece.length }
}
