import { setTimeout as pause } from 'node:timers/promises'
import { openSink } from '#support/sink.ts'

export type SlowSink = { port: number; received: string[]; close(): Promise<void> }

/**
 * A mail server that writes down every recipient the moment it has the whole message, and takes up to ten milliseconds to say so: whoever is killed
 * then cannot know. `spoil` makes it a bad one: what it gives back is written down instead.
 */
export async function slowSink(random: () => number, spoil: (address: string) => string[] = (address) => [address]): Promise<SlowSink> {
  const received: string[] = []
  const sink = await openSink({
    onData(stream, session, done) {
      stream.on('end', () => {
        received.push(...session.envelope.rcptTo.flatMap(({ address }) => spoil(address)))
        void pause(random() * 10).then(() => done())
      })
      stream.resume()
    },
  })
  return { port: sink.port, received, close: sink.close }
}
