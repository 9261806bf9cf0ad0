import { once } from 'node:events'
import type { RequestListener } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { selfSigned } from './self-signed.ts'

export type HttpsServer = { address: string; trust(): void; close(): Promise<void> }

/** A real https server on this machine with a certificate of its own, which this process trusts once `trust` was called. */
export async function httpsServer(answer: RequestListener, { days = 1 }: { days?: number } = {}): Promise<HttpsServer> {
  const { key, cert } = selfSigned(days)
  const server = createServer({ key, cert }, answer)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const before = getCACertificates('default')
  return {
    address: `https://localhost:${port}`,
    trust: () => setDefaultCACertificates([...before, cert]),
    close: async () => {
      setDefaultCACertificates(before)
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
