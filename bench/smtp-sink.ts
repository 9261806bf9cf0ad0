import { spawn } from 'node:child_process'
import { stat } from 'node:fs/promises'
import { connect, createServer } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'

const program = '/usr/sbin/smtp-sink'

/** The mail sink of Debian's postfix on a free port of this machine. It accepts everything and keeps nothing. */
export async function startSmtpSink(): Promise<{ port: number; stop(): Promise<void> }> {
  if ((await stat(program).catch(() => null)) === null)
    throw new Error(`This bench needs ${program}, the mail sink of Debian's package postfix. Install it with: apt-get install --no-install-recommends postfix`)
  const port = await freePort()
  const asRoot = process.getuid?.() === 0 ? ['-u', 'nobody'] : []
  const sink = spawn(program, [...asRoot, `127.0.0.1:${port}`, '1000'], { stdio: 'ignore' })
  const ended = new Promise<void>((resolve) => sink.once('exit', () => resolve()))
  for (let tries = 0; tries < 500 && !(await answers(port)); tries += 1) {
    if (sink.exitCode !== null) throw new Error(`${program} ended at once with status ${sink.exitCode}.`)
    await pause(10)
  }
  return {
    port,
    stop: async () => {
      sink.kill()
      await ended
    },
  }
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  return typeof address === 'object' && address !== null ? address.port : 0
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('data', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
}
