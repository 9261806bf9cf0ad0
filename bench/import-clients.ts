import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { withDatabase } from '#support/address.ts'
import { type Figure, figure, median } from './figure.ts'
import { type Place, runProgram } from './run-measured.ts'
import { scratchDatabase } from './scratch-database.ts'

const [small, large] = [100_000, 1_000_000] as const
const rounds = 3

/**
 * A list of clients with email, phone and birthday, by the command that imports it, against a script that only parses and inserts the
 * same file. Both on one database server, in turns; then ten times as many, for the memory.
 */
export async function importClients(): Promise<Figure[]> {
  const scratch = await scratchDatabase()
  const data = await mkdtemp(path.join(tmpdir(), 'hotshoe-bench-data-'))
  const [ours, floors, peaks]: [number[], number[], number[]] = [[], [], []]
  const place = async (name: string): Promise<Place> => {
    await scratch.admin.query(`DROP DATABASE IF EXISTS ${name}`)
    await scratch.admin.query(`CREATE DATABASE ${name} TEMPLATE begun`)
    return { data, url: withDatabase(scratch.url, name) }
  }
  try {
    await scratch.admin.query('CREATE DATABASE begun')
    await begin({ data, url: withDatabase(scratch.url, 'begun') })
    const file = await listOf(small, data)
    for (let round = 0; round < rounds; round += 1) {
      floors.push(await runFloor(scratch.url, file))
      const { seconds, peak } = await importInto(await place('taken'), { file, rows: small })
      ours.push(seconds)
      peaks.push(peak)
      tell(`round ${round + 1} of ${rounds}: ${seconds.toFixed(1)} s, floor ${floors.at(-1)?.toFixed(1)} s, at most ${peak.toFixed(0)} MB`)
    }
    const many = await importInto(await place('taken'), { file: await listOf(large, data), rows: large })
    tell(`${large} rows: ${many.seconds.toFixed(1)} s, at most ${many.peak.toFixed(0)} MB`)
    return [
      figure('import', 'wall', { value: median(ours), unit: 's', floor: median(floors), limit: 6 }),
      figure('import', 'peak memory at 1M rows', { value: many.peak, unit: 'MB', floor: median(peaks), limit: 1.3 }),
    ]
  } finally {
    await scratch.close()
    await rm(data, { recursive: true, force: true })
  }
}

async function begin(place: Place): Promise<void> {
  const owner = ['--owner-name', 'Pat', '--owner-email', 'pat@example.com', '--owner-password', 'a few words in a row']
  await runProgram(place, ['studio', 'create', '--studio-name', 'Bench', '--zone', 'America/Chicago', ...owner])
}

async function importInto(place: Place, { file, rows }: { file: string; rows: number }): Promise<{ seconds: number; peak: number }> {
  const since = performance.now()
  const { said, peak } = await runProgram(place, ['import', file, '--kind', 'clients', '--mode', 'history', '--column', 'client_id=external_id'])
  const seconds = (performance.now() - since) / 1000
  if (!said.includes(`${rows} new`)) throw new Error(`Not every client was taken:\n${said}`)
  return { seconds, peak }
}

/** The floor's own seconds. */
async function runFloor(url: string, file: string): Promise<number> {
  const script = path.join(import.meta.dirname, 'floors', 'import-clients.mjs')
  const child = spawn(process.execPath, [script, file], { env: { ...process.env, FLOOR_DATABASE_URL: url }, stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text))
  await once(child, 'close')
  const { rows, ms } = JSON.parse(said) as { rows: number; ms: number }
  if (rows !== small) throw new Error(`The floor took ${rows} rows instead of ${small}.`)
  return ms / 1000
}

const firstNames = ['Anna', 'José', 'Maria', 'Björn', 'Li', 'Zoë', 'Omar', 'Ida']
const lastNames = ['Berg', 'García López', 'Nguyen', 'Müller', 'Smith', 'O’Neil', 'Kowalski', 'Åberg']

/** A list of so many clients, always the same. */
async function listOf(count: number, folder: string): Promise<string> {
  const file = path.join(folder, `clients-${count}.csv`)
  const out = createWriteStream(file)
  const two = (number: number) => String(number).padStart(2, '0')
  out.write('client_id,first_name,last_name,email,phone,birthday\n')
  for (let from = 0; from < count; from += 1000) {
    const rows = Array.from({ length: 1000 }, (_, at) => {
      const n = from + at
      const born = `${1940 + (n % 70)}-${two(1 + (n % 12))}-${two(1 + (n % 28))}`
      return `C${n},${firstNames[n % 8]} ${n % 997},${lastNames[(n >> 3) % 8]},c${n}@example.com,+1402${2_000_000 + (n % 7_999_999)},${born}\n`
    })
    if (!out.write(rows.join(''))) await once(out, 'drain')
  }
  out.end()
  await once(out, 'finish')
  return file
}

function tell(line: string): void {
  console.error(`→ import, ${line}`)
}
