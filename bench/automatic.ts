import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { SMTPServer } from 'smtp-server'
import { type Figure, figure } from './figure.ts'
import { scratchDatabase } from './scratch-database.ts'
import { seedReminders } from './seed-reminders.ts'
import { percentile, type Serving, serveProgram } from './serving.ts'

const moves = 200

type Sessions = { rows: { id: number }[] }

/** A session changes its status; an automatic trigger without settling writes to the client: the time until the mail server has accepted it. */
export async function automatic(): Promise<Figure[]> {
  const scratch = await scratchDatabase()
  const data = await mkdtemp(path.join(tmpdir(), 'hotshoe-bench-data-'))
  const place = { data, url: scratch.url }
  const server = await acceptingServer()
  try {
    const studioId = await seedReminders(place, { sessions: 100_000, due: 0, port: server.port })
    await scratch.admin.query(`
      SELECT set_config('hotshoe.studio', '${studioId}', false);
      UPDATE trigger SET moment = 'status-changed', offset_count = 0, automatic = true, confirmed_burst = 1000, settle_minutes = 0, hours_days = '{1,2,3,4,5,6,7}', hours_from = '00:00', hours_to = '00:00',
        status_id = (SELECT id FROM status WHERE subject_kind = 'session' AND name <> 'Booked' ORDER BY id LIMIT 1), swept_on = current_date, swept_at = now(), armed_at = now(),
        exclude_confirmed = false, exclude_on_hold = false, exclude_canceled = false, exclude_do_not_market = false`)
    const { rows } = await scratch.admin.query<{ id: string }>(`SELECT status_id AS id FROM trigger`)
    const serving = await serveProgram(place, { role: 'manager' })
    try {
      const waits = await moveOneByOne(serving, Number(rows[0]?.id), server)
      return [figure('automatic', '99 of 100 from a change of status to the mail server’s yes', { value: percentile(waits, 99), unit: 'ms', limit: 1000 })]
    } finally {
      await serving.stop()
    }
  } finally {
    await server.stop()
    await scratch.close()
    await rm(data, { recursive: true, force: true })
  }
}

async function moveOneByOne(serving: Serving, status_id: number, server: { accepted: number }): Promise<number[]> {
  const { rows } = await serving.ask<Sessions>('GET', `/sessions?limit=200`)
  const waits: number[] = []
  // The first is not counted: connections are opened and plans are made.
  for (const [turn, { id }] of rows.slice(0, moves + 1).entries()) {
    const { version } = await serving.ask<{ version: number }>('GET', `/sessions/${id}`)
    const before = server.accepted
    const since = performance.now()
    await serving.ask('PUT', `/sessions/${id}/status`, { status_id, version })
    while (server.accepted === before) {
      if (performance.now() - since > 30_000) throw new Error(`Nothing was sent within half a minute of the ${turn + 1}. change of status.`)
      await pause(2)
    }
    if (turn > 0) waits.push(performance.now() - since)
    await pause(50)
  }
  return waits.toSorted((a, b) => a - b)
}

/** A mail server of our own on this machine that says yes to everything and counts it. */
async function acceptingServer(): Promise<{ port: number; accepted: number; stop(): Promise<void> }> {
  const counted = { port: 0, accepted: 0, stop: async () => undefined as void }
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData(stream, _session, accept) {
      stream.resume().once('end', () => {
        counted.accepted += 1
        accept()
      })
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.server.address()
  counted.port = typeof address === 'object' && address !== null ? address.port : 0
  counted.stop = () => new Promise((resolve) => server.close(() => resolve()))
  return counted
}
