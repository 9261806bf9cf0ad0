import { unframed } from './email-frame.ts'

export type Written = { subject: string; html: string; text: string }

/** Characters of a joined subject line; what does not fit is counted. */
const subjectLength = 100

/**
 * Several written messages as one email, in their order: the bodies one after the other in the frame of the last, each under its own subject where they
 * differ. Null where one of them has another frame than today’s, or another language than the others.
 */
export function joinMessages(messages: readonly Written[]): Written | null {
  const parts = messages.flatMap((message) => {
    const bare = unframed(message)
    return bare === null ? [] : [{ ...bare, subject: message.subject }]
  })
  const last = parts.at(-1)
  if (last === undefined || parts.length < messages.length || parts.some(({ language }) => language !== last.language)) return null
  const differ = new Set(messages.map(({ subject }) => subject)).size > 1
  const html = parts.map(({ subject, html: { body } }) => (differ ? `${heading(subject)}\n${body}` : body)).join(`\n${rule}\n`)
  const text = parts.map(({ subject, text: { body } }) => (differ ? `${underlined(subject)}\n\n${body}` : body)).join(differ ? '\n\n\n' : '\n\n* * *\n\n')
  return {
    subject: joinSubjects(messages.map(({ subject }) => subject)),
    html: `${last.html.before}${html}${last.html.after}`,
    text: `${text}${last.text.after}`,
  }
}

/** "Your session · Your balance · +2": whatever language the studio writes in, it can be read. */
function joinSubjects(subjects: readonly string[]): string {
  const [first = '', ...others] = [...new Set(subjects)]
  const fits = (count: number) => [first, ...others.slice(0, count)].join(' · ').length <= subjectLength
  const shown = others.findLastIndex((_, place) => fits(place + 1)) + 1
  const left = others.length - shown
  return [first, ...others.slice(0, shown), ...(left === 0 ? [] : [`+${left}`])].join(' · ')
}

function heading(subject: string): string {
  const escaped = subject.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  return `<h2 style="margin:0 0 12px;font-size:13px;line-height:20px;font-weight:600;color:#66635c">${escaped}</h2>`
}

const rule = '<hr style="margin:24px 0;border:0;border-top:1px solid #e4e1da" />'

function underlined(subject: string): string {
  return `${subject}\n${'-'.repeat(Math.min(Math.max(subject.length, 3), 60))}`
}
