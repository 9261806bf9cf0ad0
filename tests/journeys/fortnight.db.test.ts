import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openEmbedded } from '#platform/database/embedded/open.ts'
import { openSink, type Sink } from '#support/sink.ts'
import { type Due, dueClients } from './due-clients.ts'

const root = path.join(import.meta.dirname, '../..')

/** What the script changes in between, laid over what the files say: null for nobody, else the morning and how. */
const story: Record<string, Pick<Due, 'on' | 'by'> | null> = {
  'S-00332': { on: '2026-05-15', by: 'email' }, // moved from the 14th to the 22nd
  'S-00487': { on: '2026-05-08', by: 'call' }, // lost the email address that morning
  'S-00823': { on: '2026-05-10', by: 'email' }, // skipped on the 9th
  'S-00775': { on: '2026-05-13', by: 'email' }, // on hold from the 10th, released on the 13th
  'S-00778': null, // deleted
}
const mornings = Array.from({ length: 14 }, (_, index) => `2026-05-${String(index + 5).padStart(2, '0')}`)
const expected = dueClients('2026-05-05', '2026-05-18').flatMap((due) => {
  const told = story[due.session]
  return told === null ? [] : [{ ...due, ...told }]
})

type Run = {
  outcomes: Record<string, number>
  problems: { outcome: string; client_name: string; message: string }[]
  deliveries: { sent: number; waiting: number }
}
type Item = { state: string; reason_text: string; record: { number: string } }
type Call = { due_on: string; session: { number: string } }

let sink: Sink
let data = ''
let runs: Run[] = []
let attention: Item[] = []
let calls: Call[] = []
let said: { code: number | null; out: string; err: string }

beforeAll(async () => {
  sink = await openSink()
  data = await mkdtemp(path.join(tmpdir(), 'hotshoe-fortnight-'))
  said = await carryOut('tests/journeys/fortnight.sh', [data, String(sink.port)])
  const documents = said.out
    .split('\n')
    .filter(Boolean)
    .map((line): Record<string, unknown> => JSON.parse(line))
  runs = documents.filter((document) => 'deliveries' in document) as unknown as Run[]
  attention = (documents.at(-2) as { rows: Item[] } | undefined)?.rows ?? []
  calls = (documents.at(-1) as { rows: Call[] } | undefined)?.rows ?? []
}, 900_000)

afterAll(async () => {
  await sink.close()
  // The command line leaves the database running: who holds it and is the last one out stops it.
  await (await openEmbedded(data, { hold: true })).release()
  await rm(data, { recursive: true, force: true })
})

function carryOut(program: string, args: readonly string[]): Promise<typeof said> {
  const child = spawn(program, args, {
    cwd: root,
    env: { ...process.env, HOTSHOE_ALLOW_CLOCK: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const texts = { out: '', err: '' }
  child.stdout.setEncoding('utf8').on('data', (text: string) => (texts.out += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (texts.err += text))
  return new Promise((resolve, reject) => child.once('error', reject).once('close', (code) => resolve({ code, ...texts })))
}

/** One command, as in the script. */
async function hotshoe(...args: string[]): Promise<unknown> {
  const { code, out, err } = await carryOut('bin/hotshoe', ['--data', data, '--json', ...args])
  expect(err).toBe('')
  expect(code).toBe(0)
  return JSON.parse(out)
}

/** An import of which rows are refused ends with a status of its own. */
async function someRefused(...args: string[]): Promise<unknown> {
  const { code, out } = await carryOut('bin/hotshoe', ['--data', data, '--json', ...args])
  expect(code).toBe(1)
  return JSON.parse(out)
}

const sorted = (list: readonly string[]) => list.toSorted((a, b) => a.localeCompare(b))
const emailsBefore = (index: number) => runs.slice(0, index).reduce((sum, run) => sum + run.deliveries.sent, 0)

describe('The first fortnight, by command line alone', () => {
  test('is the very script that the README shows', async () => {
    const [readme, script] = await Promise.all(['README.md', 'tests/journeys/fortnight.sh'].map((file) => readFile(path.join(root, file), 'utf8')))
    expect(readme).toContain(script)
  })

  test('runs through, and says nothing but its answers, and that rows of the files are refused', () => {
    expect(said.err).toMatch(/^2 of 640 rows were refused\. .*\n9 of 1500 rows were refused\. .*\n$/)
    expect(said.code).toBe(0)
    expect(runs).toHaveLength(mornings.length + 1)
  })

  test.each(mornings.map((morning, index) => [morning, index] as const))('%s: everybody due gets their one email, and nobody else', (morning, index) => {
    const left = sink.received.slice(emailsBefore(index), emailsBefore(index + 1)).map(({ to }) => to)
    expect(sorted(left)).toEqual(sorted(expected.filter(({ on, by }) => on === morning && by === 'email').map(({ email }) => email)))
    expect(runs[index]?.deliveries.waiting).toBe(0)
  })

  test.each(mornings)('%s: who has no email stands in the call list', (morning) => {
    const listed = calls.filter(({ due_on }) => due_on === morning).map(({ session }) => session.number)
    expect(sorted(listed)).toEqual(sorted(expected.filter(({ on, by }) => on === morning && by === 'call').map(({ session }) => session)))
  })

  test.each(mornings.map((morning, index) => [morning, index] as const))(
    '%s: who cannot be reached waits under attention, with the reason',
    (morning, index) => {
      const problems = (runs[index]?.problems ?? []).filter(({ outcome }) => outcome === 'attention')
      expect(sorted(problems.map(({ client_name }) => client_name))).toEqual(
        sorted(expected.filter(({ on, by }) => on === morning && by === 'attention').map(({ client }) => client)),
      )
      for (const { message } of problems) expect(message).toMatch(/no email address/i)
    },
  )

  test('on 19 May those still wait whose session is to come; the others are missed', () => {
    const still = expected.filter(({ on, by }) => by === 'attention' && on >= '2026-05-12')
    expect(sorted(attention.map(({ record }) => record.number))).toEqual(sorted(still.map(({ session }) => session)))
    for (const { state, reason_text } of attention) expect([state, reason_text.length > 10]).toEqual(['attention', true])
  })

  test('the session that was moved while it stood in the list is refused there, with the reason', () => {
    expect(runs[2]?.problems).toMatchObject([{ outcome: 'withdrawn', client_name: "Łukasz D'Angelo" }])
  })

  test('nobody got two: as many emails as sessions', () => {
    expect(sorted(sink.received.map(({ to }) => to))).toEqual(sorted(expected.filter(({ by }) => by === 'email').map(({ email }) => email)))
  })

  test('on 19 May the whole fortnight is processed again: nothing leaves', async () => {
    expect(runs.at(-1)).toMatchObject({ outcomes: {}, deliveries: { sent: 0, waiting: 0 } })
    const before = sink.received.length
    for (const morning of ['2026-05-05', '2026-05-18']) {
      await hotshoe('clock', 'set', `${morning}T08:00`)
      await hotshoe('sweep')
      expect(await hotshoe('process', '--all', '--send')).toMatchObject({ total: 0, generated: {} })
    }
    expect(sink.received).toHaveLength(before)
  })

  test('both files once more change nothing, and nothing leaves', async () => {
    const before = sink.received.length
    expect(await someRefused('import', 'samples/first-studio/clients.csv', '--kind', 'clients')).toMatchObject({
      mode: 'news',
      created: 0,
      changed: 0,
      unchanged: 638,
      refused: 2,
    })
    expect(await someRefused('import', 'samples/first-studio/sessions.csv', '--kind', 'sessions')).toMatchObject({
      mode: 'news',
      created: 0,
      changed: 0,
      unchanged: 1491,
      refused: 9,
    })
    await hotshoe('sweep')
    expect(await hotshoe('process', '--all', '--send')).toMatchObject({ total: 0, generated: {} })
    expect(sink.received).toHaveLength(before)
  })
})
