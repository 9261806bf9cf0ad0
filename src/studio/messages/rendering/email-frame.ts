/**
 * What stands around every message: the studio's name above, the studio's address below, and on marketing mail the line to
 * unsubscribe. It is Liquid too, so one render draws the whole email. Styles are inline and the layout is a table, because
 * mail programs drop style sheets and know no other layout.
 */
export function framedHtml(body: string): string {
  return `<!doctype html>
<html lang="{{ message.language | default: 'en' }}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light">
<title>{{ studio.name }}</title>
</head>
<body style="margin:0;padding:0;background-color:#f3f2ef;-webkit-text-size-adjust:100%">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="background-color:#f3f2ef"><tr><td align="center" style="padding:24px 12px">
<table role="presentation" width="600" cellpadding="0" cellspacing="0" border="0" style="width:100%;max-width:600px;${font}">
<tr><td style="padding:8px 24px 20px;font-size:18px;line-height:26px;font-weight:600;color:#2b2a27;text-align:center">{{ studio.name }}</td></tr>
${opening}${styled(body)}${closing};font-size:13px;line-height:20px;color:#66635c;text-align:center;word-break:break-word">${footerHtml}</td></tr>
</table>
</td></tr></table>
</body>
</html>
`
}

/** The text part with the same footer; `-- ` is the line mail programs know as the beginning of a signature. */
export function framedText(body: string): string {
  return `${body}${signature}${footerText}\n`
}

/** A written email, taken out of its frame again; what stands around the body is as it was drawn. */
export type Unframed = { language: string; html: { before: string; body: string; after: string }; text: { body: string; after: string } }

/** Null for what was written in another frame, by an earlier version of the program. A cleaned body has no cells of its own, so none can be taken for the frame's. */
export function unframed({ html, text }: { html: string; text: string }): Unframed | null {
  const begins = html.indexOf(opening) + opening.length
  const ends = html.lastIndexOf(closing)
  const signed = text.lastIndexOf(signature)
  const language = /^<!doctype html>\n<html lang="([^"]*)">/.exec(html)?.[1]
  if (begins < opening.length || ends < begins || signed === -1 || language === undefined) return null
  return {
    language,
    html: { before: html.slice(0, begins), body: html.slice(begins, ends), after: html.slice(ends) },
    text: { body: text.slice(0, signed), after: text.slice(signed) },
  }
}

const opening =
  '<tr><td style="padding:32px 32px 16px;background-color:#ffffff;border-radius:8px;font-size:16px;line-height:25px;color:#2b2a27;text-align:left;word-break:break-word">\n'
const closing = '\n</td></tr>\n<tr><td style="padding:20px 24px 8px'
const signature = '\n\n-- \n'

const font = "font-family:-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,Helvetica,Arial,sans-serif"

// Marketing mail must carry the postal address by law, so there it is printed unconditionally: without one the message needs attention.
const footerHtml = `{{ studio.name }}{% if message.unsubscribe_url %}<br />{{ studio.address }}{% else %}{% if studio.address %}<br />{{ studio.address }}{% endif %}{% endif %}\
{% if studio.phone %}<br />{{ studio.phone }}{% endif %}\
{% if message.unsubscribe_url %}<br /><br />You get this email because you are a client of {{ studio.name }}. <a href="{{ message.unsubscribe_url }}" style="color:#66635c">Unsubscribe</a>{% endif %}`

const footerText = `{{ studio.name }}{% if message.unsubscribe_url %}\n{{ studio.address }}{% else %}{% if studio.address %}\n{{ studio.address }}{% endif %}{% endif %}\
{% if studio.phone %}\n{{ studio.phone }}{% endif %}\
{% if message.unsubscribe_url %}\n\nYou get this email because you are a client of {{ studio.name }}.\nUnsubscribe: {{ message.unsubscribe_url }}{% endif %}`

const styles: Record<string, string> = {
  p: 'margin:0 0 16px',
  a: 'color:#1a5fb4',
  ul: 'margin:0 0 16px;padding-left:24px',
  ol: 'margin:0 0 16px;padding-left:24px',
  li: 'margin:0 0 4px',
  h1: 'margin:0 0 16px;font-size:24px;line-height:32px;font-weight:600',
  h2: 'margin:8px 0 12px;font-size:20px;line-height:28px;font-weight:600',
  h3: 'margin:8px 0 8px;font-size:17px;line-height:25px;font-weight:600',
  blockquote: 'margin:0 0 16px;padding:0 0 0 16px;border-left:3px solid #d9d6cf;color:#55524c',
  hr: 'margin:0 0 16px;border:0;border-top:1px solid #e4e1da',
}

/** Gives a cleaned body its looks. A cleaned body has these tags without attributes of their own, but for a link's address. */
function styled(body: string): string {
  return body.replace(/<([a-z0-9]+)((?: href="[^"]*")?(?: \/)?)>/g, (tag, name: string, rest: string) => {
    const style = styles[name]
    return style === undefined ? tag : `<${name} style="${style}"${rest}>`
  })
}
