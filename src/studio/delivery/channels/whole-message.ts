import * as base64 from 'nodemailer/lib/base64'
import type MimeNode from 'nodemailer/lib/mime-node'
import * as quotedPrintable from 'nodemailer/lib/qp'

/** Characters. Longer ones are streamed by the library: they are rare, and what of them has left must be known. */
const longest = 64 * 1024

/**
 * A composed message in one piece, byte for byte as the library would stream it (its headers, boundaries and encodings are the
 * library's), or null where it is too long or carries a file. The streams of one message cost twice as much as sending it.
 */
export function wholeMessage(root: MimeNode): string | null {
  return lengthOf(root) > longest ? null : written(root)
}

function written(node: MimeNode): string {
  const own = `${node.buildHeaders()}\r\n\r\n${encoded(node)}`
  if (node.multipart === false) return own
  const parts = node.childNodes.map((child, place) => `${place > 0 ? '\r\n' : ''}--${node.boundary}\r\n${written(child)}`)
  return `${own}${parts.join('')}\r\n--${node.boundary}--\r\n`
}

function encoded(node: MimeNode): string {
  const content = contentOf(node)
  if (content === '') return ''
  const encoding = node.getTransferEncoding()
  if (encoding === 'quoted-printable') return quotedPrintable.wrap(quotedPrintable.encode(content), 76)
  return encoding === 'base64' ? base64.wrap(base64.encode(content), 76) : content
}

function contentOf({ content }: MimeNode): string {
  if (content === undefined) return ''
  if (typeof content !== 'string') throw new TypeError('Only parts that are text can be written in one piece.')
  return content
}

function lengthOf(node: MimeNode): number {
  const own = node.content === undefined ? 0 : typeof node.content === 'string' ? node.content.length : Number.POSITIVE_INFINITY
  return node.childNodes.reduce((length, child) => length + lengthOf(child), own)
}
