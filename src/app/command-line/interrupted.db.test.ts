import { spawn } from 'node:child_process'
import path from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { readConfig } from '#app/config.ts'
import { openProgram } from '#app/open-program.ts'
import { constraints, endpoints } from '#app/wire.ts'
import { openServer } from '#platform/http/open-server.ts'
import { answer, type CommandLineStudio, commandLineStudio, hotshoe } from '#support/command-line.ts'
import { openSink, type Sink } from '#support/sink.ts'

const main = path.join(import.meta.dirname, '../main.ts')
const [clients, connections] = [8, 2] as const

let studio: CommandLineStudio
let sink: Sink
/** Emails the mail server has got whole and not answered yet. */
let held: (() => void)[] = []
let arrived = Promise.withResolvers<void>()

beforeAll(async () => {
  studio = await commandLineStudio()
  sink = await openSink({
    onData(stream, _session, done) {
      stream.resume()
      stream.on('end', () => {
        held.push(done)
        if (held.length === connections) arrived.resolve()
      })
    },
  })
  await answer('studio', 'set', '--rest-seconds', '0')
  await answer('studio', 'go-live')
  const from = ['--from-name', 'Northlight', '--from-address', 'hello@northlight.example', '--host', '127.0.0.1', '--port', String(sink.port)]
  await answer('sender', 'set', ...from, '--security', 'none', '--connections', String(connections))
  const outputs = ['--channels', 'email', '--template', 'Session reminder, a week before']
  await answer('triggers', 'create', '--description', 'A week before', '--status', 'Booked', '--before', '7', ...outputs, '--active')
  for (let client = 1; client <= clients; client += 1) {
    await answer('clients', 'create', '--first-name', `Client ${client}`, '--email', `c${client}@example.com`)
    await answer('sessions', 'create', '--client', `id:${client}`, '--type', 'Family', '--status', 'Booked', '--date', '2026-05-11', '--time', '10:00')
  }
}, 60_000)
afterAll(async () => {
  await sink.close()
  await studio.close()
})
beforeEach(() => {
  held = []
  arrived = Promise.withResolvers()
})

/** The command as a program of its own. `stopping`: it has said that it comes to an end. */
function started(...args: string[]) {
  const child = spawn(process.execPath, [main, ...args], { env: { ...process.env, ...studio.environment } })
  const said = { out: '', err: '' }
  const stopping = Promise.withResolvers<void>()
  child.stdout.on('data', (text) => (said.out += String(text)))
  child.stderr.on('data', (text) => {
    said.err += String(text)
    if (said.err.includes('Stopping')) stopping.resolve()
  })
  const ended = new Promise<{ code: number | null } & typeof said>((resolve) => child.on('close', (code) => resolve({ code, ...said })))
  return { child, ended, stopping: stopping.promise }
}

const counts = async () => (await answer('messages')).counts

test('Ctrl-C while process sends: what is on its way is finished, nothing more begins, and it says what went and what did not', async () => {
  const { child, ended, stopping } = started('process', '--all', '--sweep', '--send')
  await arrived.promise
  child.kill('SIGINT')
  await stopping
  for (const done of held) done()
  const { code, out, err } = await ended
  expect({ code, begun: held.length }).toEqual({ code: 130, begun: connections })
  expect(out).toContain(`Emails: ${connections} sent, ${clients - connections} waiting.`)
  expect(err).toContain(`Interrupted: ${connections} emails were sent, ${clients - connections} not yet.`)
  expect(err).toContain('What waits leaves by itself while Hotshoe runs, or with: hotshoe send')
  expect(await counts()).toMatchObject({ sent: connections, waiting: clients - connections, 'in-doubt': 0 })
}, 60_000)

test('a request that is closed begins nothing more, either', async () => {
  const program = await openProgram(readConfig({}, studio.environment), { hold: false })
  const options = { constraints, publicUrl: 'http://127.0.0.1', bundle: null, report: () => undefined, health: async () => undefined }
  const server = await openServer({ endpoints: endpoints(program.gate), ...options })
  const url = await server.listen({ host: '127.0.0.1', port: 0 })
  const { secret } = await answer('token', 'create', '--name', 'Script', '--role', 'owner')
  const closed = Promise.withResolvers<void>()
  server.server.once('request', (_, response) => response.once('close', () => closed.resolve()))
  const leaving = new AbortController()
  const asked = fetch(`${url}/api/deliveries`, { method: 'POST', headers: { authorization: `Bearer ${String(secret)}` }, signal: leaving.signal })
  await arrived.promise
  leaving.abort()
  await expect(asked).rejects.toThrow('aborted')
  await closed.promise
  for (const done of held) done()
  await expect.poll(counts).toMatchObject({ sent: 2 * connections, waiting: clients - 2 * connections })
  expect(held).toHaveLength(connections)
  await server.close()
  await program.close()
}, 60_000)

test('a second Ctrl-C ends it at once; what was on its way is in doubt within seconds', async () => {
  const { child, ended, stopping } = started('send')
  await arrived.promise
  child.kill('SIGINT')
  await stopping
  child.kill('SIGINT')
  const { code, out } = await ended
  expect({ code, out }).toEqual({ code: 130, out: '' })
  expect(await counts()).toMatchObject({ sent: 2 * connections, waiting: clients - 2 * connections })
  // Whoever looks next knows that its sender is gone, long before the lease of a slow message would have ended.
  await answer('studio', 'pause')
  const look = async () => {
    await hotshoe('send')
    return counts()
  }
  await expect.poll(look, { timeout: 30_000, interval: 1000 }).toMatchObject({ 'in-doubt': connections, sent: 2 * connections })
}, 60_000)
