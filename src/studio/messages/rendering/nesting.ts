import type { Marked } from './marks.ts'

type Open = { source: string; place: string }

/**
 * Finds a condition that begins in one element and ends in another (`<b>{% if … %}</b>{% endif %}`): left out, it would leave
 * an element open and spill into the rest of the email. Expects well-formed HTML. Unmatched conditions are left to the Liquid parser.
 */
export function nestingProblem({ text, marks }: Marked): string[] {
  const elements: number[] = []
  const conditions: Open[] = []
  let count = 0
  for (const [piece, closing, name, number] of text.matchAll(/<(\/?)([a-z0-9]+)[^>]*>|\uE000(\d+)\uE001/g)) {
    if (name !== undefined) {
      if (closing === '/') elements.pop()
      else if (!piece.endsWith('/>')) elements.push(count++)
      continue
    }
    const tag = marks[Number(number)]
    if (tag === undefined || tag.kind === 'output') continue
    const place = elements.join('/')
    const word = /^\{%-?\s*(\w+)/.exec(tag.source)?.[1] ?? ''
    if (word === 'if' || word === 'unless' || word === 'case') conditions.push({ source: tag.source, place })
    const open = conditions.at(-1)
    if (open === undefined) continue
    if (open.place !== place) return [`“${open.source}” and “${tag.source}” stand in different paragraphs or formats. Give each a line of its own.`]
    if (word.startsWith('end')) conditions.pop()
  }
  return []
}
