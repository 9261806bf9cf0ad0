import { SMTPServer, type SMTPServerOptions } from 'smtp-server'

export type Received = { to: string; from: string; raw: string }
export type Sink = {
  port: number
  received: Received[] /** What to answer for a recipient: an error refuses. */
  refuse(rule: ((to: string) => Error | null) | null): void
  close(): Promise<void>
}

/** A real mail server on loopback that records every recipient it accepted mail for, at the moment it says so. */
export async function openSink(options: SMTPServerOptions = {}): Promise<Sink> {
  const received: Received[] = []
  let rule: ((to: string) => Error | null) | null = null
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: ({ address }, _session, done) => done(rule?.(address) ?? null),
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const raw = Buffer.concat(chunks).toString('utf8')
        const from = session.envelope.mailFrom === false ? '' : session.envelope.mailFrom.address
        for (const { address } of session.envelope.rcptTo) received.push({ to: address, from, raw })
        done()
      })
    },
    ...options,
  })
  server.on('error', () => undefined)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.server.address()
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    received,
    refuse: (next) => {
      rule = next
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
