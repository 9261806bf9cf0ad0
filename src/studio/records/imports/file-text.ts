/** The text of a file, and whether it had to be read as what old programs write. */
export type FileText = { text: string; isOldEncoding: boolean }

/** Reads a file as UTF-8 or UTF-16 by its first bytes; what is neither was written by an old program for Western Europe. */
export function fileText(bytes: Uint8Array): FileText {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return { text: new TextDecoder('utf-16le').decode(bytes), isOldEncoding: false }
  if (first === 0xfe && second === 0xff) return { text: new TextDecoder('utf-16be').decode(bytes), isOldEncoding: false }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), isOldEncoding: false }
  } catch {
    return { text: new TextDecoder('windows-1252').decode(bytes), isOldEncoding: true }
  }
}

/** Whether bytes are text at all; spreadsheets and pictures are not. */
export function isText(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, 4096)
  const isUtf16 = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)
  return isUtf16 || !head.includes(0)
}
