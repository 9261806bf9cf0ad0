import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import path from 'node:path'
import type { BrowserContextOptions } from '@playwright/test'
import { remoteCaller } from '#app/command-line/call-remote.ts'
import type { Caller } from '#app/command-line/caller.ts'
import { changeSender, readSender } from '#studio/messages/sender/contract.ts'
import { setPassword } from '#studio/staff/accounts/contract.ts'
import { changeStudio, readStudio, rehearseStudio, setClock } from '#studio/staff/contract.ts'
import { addMember, makePasswordLink } from '#studio/staff/members/contract.ts'
import type { Role } from '#studio/staff/roles.ts'
import { testDatabase } from '#support/database.ts'
import { openSink, type Sink } from '#support/sink.ts'

/** What a browser needs to be signed in. */
export type SignedIn = Exclude<BrowserContextOptions['storageState'], string | undefined>

/** The real program, web and worker, in a process of its own on a database of its own, with a studio in Chicago and a mail server. */
export type RunningStudio = {
  address: string
  sink: Sink
  /** Asks as the owner's program: what a journey prepares, or what somebody else does meanwhile. */
  call: Caller['call']
  /** Sets the studio clock to a local time: `2026-05-04T08:00`. */
  at(local: string): Promise<void>
  owner: SignedIn
  /** A new member of that role, signed in. */
  signedInAs(role: Role, name: string): Promise<SignedIn>
  stop(): Promise<void>
}

export const owner = { name: 'Pat Moore', email: 'pat@first.example', password: 'a few words in a row' } as const

const root = path.join(import.meta.dirname, '../..')

/** Starts it with the clock at 2026-05-04 08:00, live, its mail going to the sink without resting. */
export async function startStudio(): Promise<RunningStudio> {
  const [database, sink] = await Promise.all([testDatabase(), openSink()])
  const { address, end } = await startProgram(database.url)
  const cookie = await signInAt(address, owner)
  const { call } = remoteCaller({ url: address, token: await tokenOf(address, cookie) })
  await call(setClock, { body: { at: '2026-05-04T08:00' } })
  await call(changeStudio, {
    body: { version: (await call(readStudio)).version, rest_seconds: 0, postal_address: '12 Lake Street\nChicago, IL 60601', phone: '+13125550100' },
  })
  await call(changeSender, {
    body: {
      version: (await call(readSender)).version,
      from_name: 'First Studio',
      from_address: 'hello@first.example',
      host: '127.0.0.1',
      port: sink.port,
      security: 'none',
    },
  })
  await call(rehearseStudio, { body: { rehearsal: false } })
  return {
    address,
    sink,
    call,
    at: async (local) => void (await call(setClock, { body: { at: local } })),
    owner: stateOf(cookie),
    signedInAs: async (role, name) => {
      const email = `${name.toLowerCase().replaceAll(/[^a-z]+/g, '.')}@first.example`
      const { id } = await call(addMember, { body: { name, role, email } })
      const { link } = await call(makePasswordLink, { params: { id } })
      const password = 'some other words in a row'
      await call(setPassword, { body: { token: new URL(link ?? address).hash.slice(1), password } })
      return stateOf(await signInAt(address, { email, password }))
    },
    stop: async () => {
      await end()
      await Promise.all([sink.close(), database.drop()])
    },
  }
}

async function startProgram(database: string): Promise<{ address: string; end: () => Promise<void> }> {
  const { HOTSHOE_TEST_SERVER, HOTSHOE_TEST_RUN, HOTSHOE_TEST_TEMPLATE, ...rest } = process.env
  const child = spawn(process.execPath, ['src/app/main.ts', 'serve', '--port', '0', '--json', '--allow-clock'], {
    cwd: root,
    env: {
      ...rest,
      DATABASE_URL: database,
      HOTSHOE_SECRET_KEY: randomBytes(32).toString('base64'),
      HOTSHOE_IDENTITY: 'journeys',
      HOTSHOE_STUDIO_NAME: 'First Studio',
      HOTSHOE_ZONE: 'America/Chicago',
      HOTSHOE_OWNER_NAME: owner.name,
      HOTSHOE_OWNER_EMAIL: owner.email,
      HOTSHOE_OWNER_PASSWORD: owner.password,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text))
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  const address = await new Promise<string>((resolve, reject) => {
    child.once('error', reject)
    void ended.then((code) => reject(new Error(`Hotshoe ended with ${code}: ${said}`)))
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      const found = /"address":"([^"]+)"/.exec(text)
      if (found?.[1] !== undefined) resolve(found[1])
    })
  })
  return {
    address,
    end: async () => {
      child.kill('SIGTERM')
      await ended
    },
  }
}

async function signInAt(address: string, who: { email: string; password: string }): Promise<string> {
  const answer = await fetch(`${address}/api/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: address },
    body: JSON.stringify({ email: who.email, password: who.password }),
  })
  if (!answer.ok) throw new Error(`${who.email} could not sign in: ${await answer.text()}`)
  return answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0] ?? '')
    .join('; ')
}

async function tokenOf(address: string, cookie: string): Promise<string> {
  const answer = await fetch(`${address}/api/tokens`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: address, cookie },
    body: JSON.stringify({ name: 'Journeys', role: 'owner' }),
  })
  const { secret } = (await answer.json()) as { secret?: string }
  if (secret === undefined) throw new Error(`The owner got no token: ${answer.status}`)
  return secret
}

function stateOf(cookie: string): SignedIn {
  const cookies = cookie.split('; ').map((pair) => {
    const [name = '', ...value] = pair.split('=')
    return { name, value: value.join('='), domain: '127.0.0.1', path: '/', expires: -1, httpOnly: true, secure: false, sameSite: 'Lax' as const }
  })
  return { cookies, origins: [] }
}
