/**
 * While markup is cleaned, every piece of Liquid is replaced by a mark: a number between two private-use characters, which
 * no cleaner changes and no author can type. That way quotes and `>` inside a condition survive, and markup can't hide in Liquid.
 */
export type Mark = { kind: 'output' | 'tag'; source: string }
export type Marked = { text: string; marks: Mark[] }

export const markPattern = /\uE000(\d+)\uE001/g
const liquidPattern = /\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\}/g

/** Takes the Liquid out of a body. Private-use characters of the author's own are dropped: no font shows them. */
export function takeOut(body: string): Marked {
  const marks: Mark[] = []
  const text = body.replace(/[\uE000\uE001]/g, '').replace(liquidPattern, (source) => {
    marks.push({ kind: source.startsWith('{{') ? 'output' : 'tag', source: withoutTrimming(decoded(source)) })
    return mark(marks.length - 1)
  })
  return { text, marks }
}

export function putBack({ text, marks }: Marked): string {
  return text.replace(markPattern, (_, number: string) => marks[Number(number)]?.source ?? '')
}

export function mark(number: number): string {
  return `\uE000${number}\uE001`
}

/** The numbers of the marks in a text, in order. */
export function marksIn(text: string): number[] {
  return [...text.matchAll(markPattern)].map((match) => Number(match[1]))
}

/** Braces that open or close nothing; they would be read as Liquid later. */
export function hasStrayBraces(text: string): boolean {
  return /\{\{|\}\}|\{%|%\}|\{\uE000|\uE001\}/.test(text)
}

/** `{{- field -}}` swallows the space around it, which in an email would reach into the frame. */
function withoutTrimming(source: string): string {
  return source.replace(/^(\{[{%])-/, '$1').replace(/-([%}]\})$/, '$1')
}

const names: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'", '&apos;': "'", '&nbsp;': ' ', '&amp;': '&' }

/** An editor stores `>` in a condition as `&gt;`: Liquid needs the sign itself. */
function decoded(source: string): string {
  return source.replace(/&(?:lt|gt|quot|#39|apos|nbsp|amp);/g, (entity) => names[entity] ?? entity).replaceAll('\u00a0', ' ')
}
