import type { FastifyReply } from 'fastify'
import type { PdfFile } from './contract.ts'

/** Answers with a PDF that the browser shows, and keeps under its name. Its own viewer is no page of ours, and needs what our pages are forbidden. */
export async function sendPdf(reply: FastifyReply, { name, pdf }: PdfFile): Promise<FastifyReply> {
  const plain = name.replaceAll(/[^\x20-\x7e]|["\\]/g, '_')
  return reply
    .removeHeader('content-security-policy')
    .header('cache-control', 'no-store')
    .header('content-disposition', `inline; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name)}`)
    .type('application/pdf')
    .send(Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength))
}
