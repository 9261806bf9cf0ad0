import { strToU8, type Zippable, zipSync } from 'fflate'
import type { ZipFile } from '#platform/http/contract.ts'
import { type KeptLetter, letterPapers } from '#studio/messages/letters/letter-papers.ts'
import { typeset } from '#studio/messages/papers/typeset.ts'
import type { OpenStudio } from '#studio/staff/work.ts'
import { findClientPapers, readClientFile } from './queries.ts'

/**
 * Everything the studio holds about one client as a ZIP: the document, and as PDFs its letters and what was put in with messages, set from what was kept when
 * they were written. The document says of each file which message it belongs to. Refuses a number that names none.
 */
export async function packClient(studio: OpenStudio, id: number, signal?: AbortSignal): Promise<ZipFile> {
  const { document, papers } = await studio.readOnly(async (work) => ({ document: await readClientFile(work, id), papers: await findClientPapers(work, id) }))
  const files: { name: string; message_id: number }[] = []
  const packed: Zippable = {}
  // One after another: who has hundreds of letters shall not keep everybody else's waiting.
  for (const { name, message_id, print } of papers.flatMap(printed)) {
    signal?.throwIfAborted()
    // PDFs are small already: packing them anew would only take time.
    packed[name] = [await print(), { level: 0 }]
    files.push({ name, message_id })
  }
  packed['client.json'] = strToU8(`${JSON.stringify({ ...document, files }, null, 2)}\n`)
  return { name: `client-${id}.zip`, zip: zipSync(packed, { mtime: document.exported_at }) }
}

type Printed = { name: string; message_id: number; print(): Promise<Uint8Array> }

/** A letter is one file, with what is put in, as it is printed; an email has a file for each thing that is put in. */
function printed(message: KeptLetter & { channel: string }): Printed[] {
  const { id, channel, subject, attachments } = message
  if (channel === 'letter') return [{ name: `letters/${id} ${safe(subject)}.pdf`, message_id: id, print: () => typeset(subject, letterPapers(message)) }]
  return attachments.map(({ name, paper }, at) => ({
    name: `attachments/${id}-${at + 1} ${safe(name.replace(/\.pdf$/i, ''))}.pdf`,
    message_id: id,
    print: () => typeset(paper.title, [paper]),
  }))
}

/** A name as every system's files may have it. */
function safe(text: string): string {
  return text
    .replaceAll(/[\p{Cc}<>:"/\\|?*]/gu, '_')
    .trim()
    .slice(0, 80)
    .trim()
}
