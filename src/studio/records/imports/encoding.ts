/** How the characters of a file are written down. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'

export const encodings: Record<Encoding, string> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16',
  'windows-1252': 'Windows-1252 (Western European)',
}

/**
 * The encoding that the first bytes of a file tell: by its byte order mark, or by the zeros that plain letters leave in UTF-16. Anything
 * else is UTF-8 until a byte says otherwise; then an old program wrote it for Western Europe.
 */
export function encodingOf(head: Uint8Array): Exclude<Encoding, 'windows-1252'> {
  const [first, second] = head
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  const zeros = { even: 0, odd: 0 }
  const pairs = Math.min(head.length, 512) >> 1
  for (let at = 0; at < pairs; at += 1) {
    if (head[2 * at] === 0) zeros.even += 1
    if (head[2 * at + 1] === 0) zeros.odd += 1
  }
  if (pairs > 1 && zeros.odd > pairs / 2 && zeros.even === 0) return 'utf-16le'
  if (pairs > 1 && zeros.even > pairs / 2 && zeros.odd === 0) return 'utf-16be'
  return 'utf-8'
}

/** Whether bytes are text at all; spreadsheets and pictures are not. */
export function isText(head: Uint8Array): boolean {
  return encodingOf(head) !== 'utf-8' || !head.subarray(0, 4096).includes(0)
}

/** Thrown by `textOf` where bytes are no UTF-8. */
export class NotThisEncoding extends Error {}

/** The text of bytes that come piece by piece, every end of a line as one `\n`, without a byte order mark. */
export async function* textOf(bytes: AsyncIterable<Uint8Array>, encoding: Encoding): AsyncIterable<string> {
  const decoder = new TextDecoder(encoding, { fatal: encoding === 'utf-8' })
  const read = (piece?: Uint8Array) => {
    try {
      return piece === undefined ? decoder.decode() : decoder.decode(piece, { stream: true })
    } catch {
      throw new NotThisEncoding()
    }
  }
  // A return at the end of a piece may be the first half of a line's end.
  let held = ''
  for await (const piece of bytes) {
    const text = held + read(piece)
    held = text.endsWith('\r') ? '\r' : ''
    yield text.slice(0, text.length - held.length).replaceAll(/\r\n?/g, '\n')
  }
  yield (held + read()).replaceAll(/\r\n?/g, '\n')
}
