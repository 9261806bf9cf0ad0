import { once } from 'node:events'
import { createServer } from 'node:net'
import { Refusal } from '#platform/refusal.ts'
import type { Config } from './config.ts'

/** The port to listen on, known to be free: the one that is asked for, or any for 0. Refuses one that is taken or forbidden. */
export async function findPort({ host, port }: Pick<Config, 'host' | 'port'>): Promise<number> {
  const probe = createServer()
  try {
    await once(probe.listen(port, host), 'listening')
  } catch (error) {
    throw listenRefusal(error, { host, port })
  }
  const address = probe.address()
  await new Promise((resolve) => probe.close(resolve))
  return typeof address === 'object' && address !== null ? address.port : port
}

/** Why nobody can listen there, as a sentence; an error that says something else as it is. */
export function listenRefusal(error: unknown, { host, port }: Pick<Config, 'host' | 'port'>): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : ''
  if (code === 'EADDRINUSE')
    return new Refusal('unavailable', 'port-taken', `Port ${port} is taken, perhaps by another Hotshoe. Stop that, or choose another port with --port.`)
  if (code === 'EACCES') return new Refusal('unavailable', 'port-forbidden', `This user may not listen on port ${port}. Choose one above 1023 with --port.`)
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return new Refusal('unavailable', 'no-such-host', `This machine has no address ${host} to listen on. Choose another with --host.`)
  return error
}
