import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chown, mkdir, readdir, readFile, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { type Account, asAccount } from './choose-account.ts'
import type { Binaries } from './find-binaries.ts'
import { type Places, serverVersion } from './places.ts'
import { isAlive } from './postmaster.ts'
import { unusable } from './prepare-folders.ts'
import { DatabaseTrouble, knownTrouble } from './trouble.ts'

/**
 * Makes the cluster unless it is there. It is made in a folder beside and then renamed, so one that was interrupted is never taken for
 * whole, and of two programs that make one at once the first wins.
 */
export async function createCluster(places: Places, account: Account, binaries: Binaries): Promise<void> {
  if (await isThere(places)) return
  await removeLeftovers(places)
  const folder = `${places.cluster}-new-${process.pid}-${randomBytes(3).toString('hex')}`
  try {
    await mkdir(folder, { mode: 0o700 })
    if (account.change) await chown(folder, account.uid, account.gid)
    await initialize(folder, { account, binaries, places })
    await rename(folder, places.cluster).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error
    })
  } catch (error) {
    throw unusable(places.data, error)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function isThere({ cluster }: Places): Promise<boolean> {
  const version = await readFile(path.join(cluster, 'PG_VERSION'), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw unusable(cluster, error)
  })
  if (version?.trim() === serverVersion) return true
  if (version !== null) {
    throw new DatabaseTrouble(
      `The database in ${cluster} was made by PostgreSQL ${version.trim()}, and this Hotshoe brings PostgreSQL ${serverVersion}. Start the Hotshoe that made it, back up, and restore the backup here.`,
    )
  }
  const files = await readdir(cluster).catch(() => [])
  if (files.length > 0) throw new DatabaseTrouble(`${cluster} holds other files and no database. Move it away, or choose another data directory with --data.`)
  return false
}

/** Who made the folder carries its process number in the name; the folders of the dead may go. */
async function removeLeftovers(places: Places): Promise<void> {
  const leftover = new RegExp(`^${path.basename(places.cluster)}-new-(\\d+)-`)
  for (const name of await readdir(places.data)) {
    const maker = leftover.exec(name)
    if (maker !== null && !isAlive(Number(maker[1]))) await rm(path.join(places.data, name), { recursive: true, force: true, maxRetries: 3 })
  }
}

async function initialize(folder: string, by: { account: Account; binaries: Binaries; places: Places }): Promise<void> {
  const { file, args, options } = asAccount(by.account, by.binaries.initdb, { binaries: by.binaries, data: by.places.data })
  // Rules for text belong to PostgreSQL and not to the machine, so that a backup sorts alike everywhere. macOS has no C.UTF-8 of its own.
  const locale = process.platform === 'darwin' ? 'C' : 'C.UTF-8'
  const wanted = [
    '--pgdata',
    folder,
    '--username',
    'hotshoe',
    '--auth-local=trust',
    '--auth-host=reject',
    '--encoding=UTF8',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
  ]
  const child = spawn(file, [...args, ...wanted, `--locale=${locale}`, '--no-instructions'], { ...options, stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text
  })
  const status = await new Promise<number | null>((resolve, reject) => child.once('error', reject).once('close', resolve))
  if (status === 0) return
  const last = /error: (.*)/.exec(said)?.[1] ?? said.trim().split('\n').at(-1) ?? ''
  throw new DatabaseTrouble(
    knownTrouble(said, by.places.data) ?? `The database in ${by.places.cluster} could not be made: ${last || 'it was interrupted'}. Start Hotshoe again.`,
  )
}
