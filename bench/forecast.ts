import v8 from 'node:v8'
import vm from 'node:vm'
import type pg from 'pg'
import { exportForecast } from '#studio/processing/forecast/export-forecast.ts'
import { readForecast } from '#studio/processing/forecast/read-forecast.ts'
import { readTotals } from '#studio/processing/forecast/read-totals.ts'
import type { OpenStudio } from '#studio/staff/work.ts'
import { sizes } from './both-sizes.ts'
import { buffersOf, type Place, statementsOf, within } from './buffers.ts'
import { type Figure, figure, median } from './figure.ts'
import { scratchDatabase } from './scratch-database.ts'
import { seedCatalogue } from './seed-catalogue.ts'
import { letFallDue } from './sweep.ts'

const [triggers, days, entries, many] = [300, 30, 1000, 32_000] as const

type Measured = { page: number; buffers: number; found: number; heap: number; wholeMs: number; whole: number; totalsMs: number }

/**
 * The forecast of thirty days in a studio with records of every kind and 300 triggers, each an email to the client: the time to its first page of fifty,
 * the buffers of the whole answer with some thousand entries; and of a whole answer of a hundred thousand the memory, how many come in a second, and the
 * time to its totals.
 */
export async function forecast(): Promise<Figure[]> {
  const [small, large] = [await atSize(sizes[0]), await atSize(sizes[1])]
  if (small.found !== large.found) throw new Error(`At 100k the forecast has ${small.found} entries, at 1M ${large.found}.`)
  return [
    figure('forecast', `first page of ${days} days, ${triggers} triggers at 1M records`, { value: large.page, unit: 'ms', limit: 300 }),
    figure('forecast', `buffers of all ${large.found} entries at 1M records`, { value: large.buffers, unit: 'buffers', floor: small.buffers, limit: 1.6 }),
    figure('forecast', `memory that all ${large.whole} entries take besides the first`, { value: large.heap, unit: 'MB', limit: 16 }),
    figure('forecast', `the same, streamed in ${Math.round(large.wholeMs)} ms`, {
      value: (1000 * large.whole) / large.wholeMs,
      unit: 'entries/s',
      least: 1000,
    }),
    figure('forecast', `totals of them, or how far they were counted`, { value: large.totalsMs, unit: 'ms', limit: 4000 }),
  ]
}

async function atSize(rows: number): Promise<Measured> {
  const scratch = await scratchDatabase()
  try {
    const place = { url: scratch.url, studioId: await seedCatalogue(scratch.admin, { rows, triggers, nearest: 60 }) }
    await addOutputs(scratch.admin)
    await letFallDue(scratch.admin, { due: entries, days })
    return await measured(place, scratch.admin, rows)
  } finally {
    await scratch.close()
  }
}

/** An email to the client for every trigger; every client has an address. */
async function addOutputs(admin: pg.Client): Promise<void> {
  await admin.query(`
    SET session_replication_role = replica;
    INSERT INTO client_email (client_id, position, email) SELECT id, 0, 'c' || id || '@sink.test' FROM client;
    INSERT INTO template (name, subject_kind, purpose, subject, body, html, plain, updated_at)
      SELECT 'To ' || kind, kind, 'transactional', 'Hello', '<p>Hello {{ client.first_name }}</p>', '<p>Hello {{ client.first_name }}</p>', 'Hello {{ client.first_name }}', now()
      FROM (SELECT DISTINCT subject_kind AS kind FROM trigger) k;
    INSERT INTO trigger_output (trigger_id, position, recipient_kind) SELECT id, 0, 'client' FROM trigger;
    INSERT INTO output_step (output_id, position, channel, template_id, description, due_in_days)
      SELECT o.id, 0, 'email', (SELECT id FROM template WHERE subject_kind = t.subject_kind), '', 0 FROM trigger_output o JOIN trigger t ON t.id = o.trigger_id;
    SET session_replication_role = DEFAULT`)
  for (const table of ['client_email', 'template', 'trigger_output', 'output_step']) await admin.query(`VACUUM ANALYZE ${table}`)
}

async function measured(place: Place, admin: pg.Client, rows: number): Promise<Measured> {
  let found = 0
  const statements = await statementsOf(place, async (studio) => {
    found = await readAll(studio)
  })
  const buffers = await buffersOf(place, statements)
  if (rows < Math.max(...sizes)) return { page: 0, buffers, found, heap: 0, wholeMs: 0, whole: 0, totalsMs: 0 }
  const page = await within(place, firstPage)
  await letFallDue(admin, { due: many, days })
  return { page, buffers, found, totalsMs: await within(place, totals), ...(await within(place, wholeAnswer)) }
}

async function firstPage(studio: OpenStudio): Promise<number> {
  const times: number[] = []
  for (let turn = 0; turn < 9; turn += 1) {
    const began = performance.now()
    await studio.readOnly((work) => readForecast(work, { days, limit: 50 }, studio.deployment))
    times.push(performance.now() - began)
  }
  return median(times)
}

async function totals(studio: OpenStudio): Promise<number> {
  const began = performance.now()
  await studio.readOnly((work) => readTotals(work, { days }))
  return performance.now() - began
}

/** The heap is looked at after every five thousand entries; that takes its time off the speed too. */
async function wholeAnswer(studio: OpenStudio) {
  v8.setFlagsFromString('--expose-gc')
  const collect = vm.runInNewContext('gc') as () => void
  const heaps: number[] = []
  const began = performance.now()
  const whole = await readAll(studio, (count) => {
    if (count % 5000 !== 1) return
    collect()
    heaps.push(process.memoryUsage().heapUsed / 1024 / 1024)
  })
  return { heap: Math.max(...heaps) - (heaps[0] ?? 0), wholeMs: performance.now() - began, whole }
}

/** Entry by entry, as the command line asks. */
async function readAll(studio: OpenStudio, note: (count: number) => void = () => undefined): Promise<number> {
  let count = 0
  for await (const _ of await exportForecast(studio, { days })) note((count += 1))
  return count
}
