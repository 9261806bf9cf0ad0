/** Pages for people who never saw Hotshoe: they belong to the studio they have a letter from. */
type Concerned = { studio: string; address: string }

/** What a link in a message opens. Only the button unsubscribes: mail programs open links to look behind them. */
export function askPage({ studio, address }: Concerned): string {
  return page({
    title: `Unsubscribe from ${studio}`,
    text: `${studio} will no longer send news and offers to ${address}. Messages about what you have booked still come.`,
    button: 'Unsubscribe',
  })
}

export function donePage({ studio, address }: Concerned): string {
  return page({
    title: 'You are unsubscribed',
    text: `${studio} no longer sends news and offers to ${address}. Messages about what you have booked still come. If this was a mistake, reply to any message from the studio.`,
  })
}

export const brokenLinkPage = page({
  title: 'This link does not work',
  text: 'It may have been cut off on its way. Open it again from the message, or reply to the message and ask the studio to unsubscribe you.',
})

type Shown = { title: string; text: string; button?: string }

function page({ title, text, button }: Shown): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escaped(title)}</title>
<style>
body { margin: 0; background: #f3f2ef; color: #2b2a27; font: 17px/1.6 system-ui, sans-serif; overflow-wrap: anywhere }
main { max-width: 30rem; margin: 12vh auto 0; padding: 2rem; background: #fff; border-radius: 8px }
h1 { margin: 0 0 1rem; font-size: 1.5rem; line-height: 1.3 }
button { font: inherit; font-weight: 600; padding: .7rem 1.5rem; border: 0; border-radius: 6px; background: #1a5fb4; color: #fff; cursor: pointer }
button:focus-visible { outline: 3px solid #2b2a27; outline-offset: 2px }
</style>
</head>
<body>
<main>
<h1>${escaped(title)}</h1>
<p>${escaped(text)}</p>${button === undefined ? '' : `\n<form method="post"><button type="submit">${escaped(button)}</button></form>`}
</main>
</body>
</html>
`
}

const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => signs[sign] ?? '')
}
