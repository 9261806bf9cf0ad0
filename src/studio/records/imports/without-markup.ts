import { convert } from 'html-to-text'

/** A text as it reads: what calendars write in HTML without its marks, and without the lines that video meetings add for programs. */
export function withoutMarkup(text: string): string {
  const words = text.replaceAll(/-::~[:~]*:-[^]*?-::~[:~]*:-/g, '').trim()
  if (!/<\/?(?:html|body|p|br|div|span|b|i|u|a|ul|ol|li|strong|em|table)\b[^>]*>/i.test(words)) return words
  return convert(words, {
    wordwrap: false,
    preserveNewlines: true,
    selectors: [
      { selector: 'a', options: { hideLinkHrefIfSameAsText: true } },
      { selector: 'p', options: { leadingLineBreaks: 1, trailingLineBreaks: 1 } },
      { selector: 'img', format: 'skip' },
    ],
  })
}
