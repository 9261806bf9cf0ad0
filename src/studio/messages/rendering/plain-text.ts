import { convert } from 'html-to-text'
import { type Marked, marksIn, putBack } from './marks.ts'

/** Derives the text part from a cleaned body, once, at saving: it is Liquid like the HTML and renders just as fast. */
export function bodyText({ text, marks }: Marked): string {
  const plain = convert(linksSpelled(text, marks), {
    wordwrap: false,
    selectors: [
      { selector: 'a', format: 'inline' },
      { selector: 'h1', options: { uppercase: false } },
      { selector: 'h2', options: { uppercase: false } },
      { selector: 'h3', options: { uppercase: false } },
      { selector: 'ul', options: { itemPrefix: '- ' } },
      { selector: 'hr', options: { length: 30 } },
    ],
  })
  return putBack({ text: conditionsJoined(plain.replaceAll('\u00a0', ' '), marks), marks }).trim()
}

/** `<a href="https://…">Book</a>` → `Book (https://…)`; an address that already is the link's text is not repeated. */
function linksSpelled(html: string, marks: Marked['marks']): string {
  return html.replace(/<a href="([^"]*)">([\s\S]*?)<\/a>/g, (_, href: string, inner: string) => {
    const address = href.replace(/^(?:mailto|tel):/i, '')
    const shown = printed(address, marks).replace(/ \| in_(?:phone_)?link /g, ' ')
    const label = printed(inner.replace(/<[^>]*>/g, ''), marks)
    return plainly(shown) === plainly(label) ? inner : `${inner} (${address})`
  })
}

function printed(text: string, marks: Marked['marks']): string {
  return marksIn(text).length === 0 ? text : putBack({ text, marks })
}

function plainly(text: string): string {
  return text.replace(/\s+/g, '').replace(/\/$/, '').toLowerCase()
}

/** A condition on a line of its own takes that line's break with it, so that what it leaves out leaves no gap. */
function conditionsJoined(text: string, marks: Marked['marks']): string {
  return text.replace(/^[ \t]*((?:\uE000\d+\uE001[ \t]*)+)\n+/gm, (whole, line: string) => {
    const onlyTags = marksIn(line).every((number) => marks[number]?.kind === 'tag')
    return onlyTags ? line.replace(/[ \t]/g, '') : whole
  })
}
