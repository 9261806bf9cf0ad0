import { type Mark, marksIn } from './marks.ts'

/**
 * Why a link cannot be used, as a sentence; null when it can. A value may fill in a part of a link but never choose where it
 * leads: the scheme, and for web addresses the host, are written by the author.
 */
export function linkProblem(href: string, marks: readonly Mark[]): string | null {
  const written = href.trim()
  const numbers = marksIn(written)
  if (numbers.some((number) => marks[number]?.kind === 'tag')) {
    return 'There is a condition inside a link’s address. Put the condition around the whole link.'
  }
  const begin = written.split('\uE000')[0] ?? ''
  const shown = numbers.reduce((text, number) => text.replace(`\uE000${number}\uE001`, marks[number]?.source ?? ''), written)
  if (!/^(?:https?:\/\/|mailto:|tel:)/i.test(begin)) {
    return `The link “${shown}” needs to begin with https://, mailto: or tel:.`
  }
  const host = numbers.length > 0 ? /^https?:\/\/[^\s/?#]+[/?#]/i : /^https?:\/\/[^\s/?#]+/i
  if (/^https?:/i.test(begin) && !host.test(begin)) {
    return `The link “${shown}” needs a full address such as https://example.com/ before any field.`
  }
  return null
}

/** An output as it must be written inside a link, where spaces and signs need another form than in text. */
export function linkSource(href: string, { source }: Mark): string {
  const filter = /^\s*tel:/i.test(href) ? 'in_phone_link' : 'in_link'
  return source.replace(/\s*\}\}$/, ` | ${filter} }}`)
}
