import type { FastifyReply } from 'fastify'
import type { ZipFile } from './contract.ts'

/** Answers with a ZIP that the browser keeps under its name. */
export async function sendZip(reply: FastifyReply, { name, zip }: ZipFile): Promise<FastifyReply> {
  const plain = name.replaceAll(/[^\x20-\x7e]|["\\]/g, '_')
  return reply
    .header('cache-control', 'no-store')
    .header('content-disposition', `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name)}`)
    .type('application/zip')
    .send(Buffer.from(zip.buffer, zip.byteOffset, zip.byteLength))
}
