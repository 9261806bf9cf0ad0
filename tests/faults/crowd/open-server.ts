import { spawn } from 'node:child_process'
import { rm } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { asAccount, chooseAccount } from '#platform/database/embedded/choose-account.ts'
import { connect } from '#platform/database/embedded/connect.ts'
import { createCluster } from '#platform/database/embedded/create-cluster.ts'
import { findBinaries } from '#platform/database/embedded/find-binaries.ts'
import { addressOf, placesIn, serverArguments } from '#platform/database/embedded/places.ts'
import { openDataTo, prepareData, prepareSockets } from '#platform/database/embedded/prepare-folders.ts'
import { stopServer } from '#platform/database/embedded/stop-server.ts'
import { migrate } from '#platform/database/migrate.ts'

export type CrowdServer = {
  url: string
  admin: pg.Client
  /** Who waited for whom, of transactions that stood in each other's way; one of them is given up and may be tried again. */
  deadlocks(): string[]
  close(): Promise<void>
}

/** Eight programs open some twelve connections each. Nobody here cuts the power, so nothing waits for the disk. */
const settings = { max_connections: '200', shared_buffers: '512MB', max_wal_size: '4GB', fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off' }

/** A PostgreSQL of its own with a migrated database, with room for as many programs as come; nothing of it is left afterwards. */
export async function openCrowdServer(folder: string): Promise<CrowdServer> {
  const binaries = await findBinaries()
  const data = await prepareData(folder)
  const account = await chooseAccount(`${data}/postgres`)
  const places = placesIn(data, account.uid)
  await openDataTo(account, data)
  await createCluster(places, account, binaries)
  await prepareSockets(places.sockets, account)
  const { file, args, options } = asAccount(account, binaries.postgres, { binaries, data })
  const wanted = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const child = spawn(file, [...args, ...serverArguments(places), ...wanted], { ...options, stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text))
  // Whoever interrupts us wants it to end as well.
  const alone = () => {
    child.kill('SIGQUIT')
    spawn('sh', ['-c', 'sleep 1; rm -rf "$0"', path.dirname(folder)], { detached: true, stdio: 'ignore' }).unref()
  }
  process.once('exit', alone)
  let held = await connect(places)
  for (; typeof held === 'string'; held = await connect(places)) await pause(20)
  const first = held
  const url = addressOf(places)
  await migrate(url)
  const admin = new pg.Client({ connectionString: url, application_name: 'observer' })
  admin.on('error', () => undefined)
  await admin.connect()
  return {
    url,
    admin,
    deadlocks: () => said.split(/^(?=.* ERROR: )/m).filter((told) => told.includes('deadlock detected')),
    async close() {
      process.off('exit', alone)
      await admin.end()
      await stopServer(places)
      await first.end().catch(() => undefined)
      await rm(folder, { recursive: true, force: true })
    },
  }
}
