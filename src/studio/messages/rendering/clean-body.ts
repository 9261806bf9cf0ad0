import sanitizeHtml from 'sanitize-html'
import { linkProblem, linkSource } from './links.ts'
import { hasStrayBraces, type Mark, type Marked, mark, markPattern, marksIn, putBack, takeOut } from './marks.ts'
import { nestingProblem } from './nesting.ts'

/** The tags a message body may have; everything else is dropped, its text kept. */
export const bodyTags = ['p', 'br', 'strong', 'em', 'u', 's', 'a', 'ul', 'ol', 'li', 'h1', 'h2', 'h3', 'blockquote', 'hr'] as const

export type CleanBody = { ok: true; body: Marked } | { ok: false; problems: string[] }

/** Keeps of a body what may stand in an email, with its Liquid still taken out, or says what cannot stand there. */
export function cleanBody(html: string): CleanBody {
  const { text, marks } = takeOut(html)
  const problems = marks
    .filter(hasMarkup)
    .map(({ source }) => `There is formatting inside “${withoutTags(source)}”. Take the formatting off between the braces.`)
  const inLinks = new Map<number, number>()
  const cleaned = sanitizeHtml(paragraphed(text), {
    allowedTags: [...bodyTags],
    allowedAttributes: { a: ['href'] },
    allowedSchemes: ['http', 'https', 'mailto', 'tel'],
    transformTags: {
      b: 'strong',
      i: 'em',
      strike: 's',
      del: 's',
      div: 'p',
      h4: 'h3',
      h5: 'h3',
      h6: 'h3',
      a: (tagName, { href }) => ({ tagName, attribs: href === undefined ? {} : { href: link(href) } }),
    },
  })

  function link(href: string): string {
    const problem = linkProblem(href, marks)
    if (problem !== null) problems.push(problem)
    return href.trim().replace(markPattern, (whole, found: string) => {
      const number = Number(found)
      const original = marks[number]
      if (original === undefined) return whole
      inLinks.set(marks.length, number)
      marks.push({ kind: 'output', source: linkSource(href, original) })
      return mark(marks.length - 1)
    })
  }

  const body = { text: conditionsFreed(cleaned, marks), marks }
  problems.push(...lostMarks(body, inLinks), ...strayBraces(cleaned))
  if (problems.length === 0) problems.push(...nestingProblem(body))
  return problems.length === 0 ? { ok: true, body } : { ok: false, problems: [...new Set(problems)] }
}

/** A body typed as plain text gets its paragraphs and lines: blank lines end a paragraph. */
function paragraphed(text: string): string {
  if (/<(?:p|div|br|h[1-6]|ul|ol|blockquote)\b/i.test(text)) return text
  const blocks = text.trim().split(/\r?\n\s*\r?\n/)
  return blocks.map((block) => `<p>${block.trim().replace(/\r?\n/g, '<br />')}</p>`).join('\n')
}

/** In an editor a condition is typed into a line of its own; the line itself is not part of the message. */
function conditionsFreed(html: string, marks: readonly Mark[]): string {
  return html.replace(/<p>((?:\s|\u00a0|<br \/>|\uE000\d+\uE001)*)<\/p>/g, (whole, inner: string) => {
    const numbers = marksIn(inner)
    const onlyTags = numbers.length > 0 && numbers.every((number) => marks[number]?.kind === 'tag')
    return onlyTags ? numbers.map(mark).join('') : whole
  })
}

function lostMarks({ text, marks }: Marked, inLinks: ReadonlyMap<number, number>): string[] {
  const kept = new Set(marksIn(text).map((number) => inLinks.get(number) ?? number))
  const lost = marks.filter((_, number) => !inLinks.has(number) && !kept.has(number))
  return lost.map(({ source }) => `“${withoutTags(source)}” stands inside a piece of HTML that cannot be used in an email. Put it into the text.`)
}

function strayBraces(html: string): string[] {
  return hasStrayBraces(html)
    ? ['There are braces that do not belong together. A field is written {{ client.first_name }}, a condition {% if … %} … {% endif %}.']
    : []
}

function hasMarkup({ source }: Mark): boolean {
  return /<\/?[a-z]/i.test(source.replace(/"[^"]*"|'[^']*'/g, ''))
}

function withoutTags(source: string): string {
  return source.replace(/<[^>]*>/g, '')
}

/** The cleaned body as Liquid that prints HTML. */
export function bodyHtml(body: Marked): string {
  return putBack(body).trim()
}
