import { spawn } from 'node:child_process'
import { open, readFile, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { type Account, asAccount } from './choose-account.ts'
import type { Binaries } from './find-binaries.ts'
import { type Places, serverArguments } from './places.ts'
import { claimedBy, isAlive, isServer, lockFile } from './postmaster.ts'
import { knownTrouble } from './trouble.ts'

/** A server that we started. It outlives us; while we live we learn whether it stayed. */
export interface Launch {
  hasEnded: () => boolean
  /** What it wrote into its log since this start. */
  said: () => Promise<string>
}

const largeLog = 10_000_000

/** Starts the server of a cluster, detached from us. Returns null when a living server claims the cluster already. */
export async function startServer(places: Places, account: Account, binaries: Binaries): Promise<Launch | null> {
  const pid = await claimedBy(places)
  if (pid !== null) {
    if (await isServer(places, pid)) return null
    await removeStaleClaim(places, pid)
  }
  const log = await open(places.log, 'a', 0o600)
  try {
    if ((await log.stat()).size > largeLog) await log.truncate()
    const from = (await log.stat()).size
    const { file, args, options } = asAccount(account, binaries.postgres, { binaries, data: places.data })
    const child = spawn(file, [...args, ...serverArguments(places)], { ...options, detached: true, stdio: ['ignore', log.fd, log.fd] })
    let ended = false
    child.once('error', () => (ended = true)).once('exit', () => (ended = true))
    child.unref()
    return { hasEnded: () => ended, said: async () => (await readFile(places.log)).subarray(from).toString('utf8') }
  } finally {
    await log.close()
  }
}

/**
 * PostgreSQL takes over from a dead server by itself, but not when the dead one's number belongs to a living process of the same user,
 * as it often does after a container restarts.
 */
async function removeStaleClaim(places: Places, pid: number): Promise<void> {
  const claim = await stat(lockFile(places)).catch(() => null)
  if (!isAlive(pid) || claim === null || Date.now() - claim.mtimeMs < 2000) return
  if ((await claimedBy(places)) === pid) await rm(lockFile(places), { force: true })
  await rm(path.join(places.sockets, '.s.PGSQL.5432.lock'), { force: true })
}

/**
 * What to make of a server that ended at once: `again` when another one was there first, was just stopping, or left processes that still linger; else the
 * sentence for the person.
 */
export function verdict(said: string, places: Places): 'again' | { sentence: string } {
  if (
    /lock file ".*" already exists|pre-existing shared memory block|is another postmaster|lock file ".*" is empty|could not .*\.s\.PGSQL.*: No such file/.test(
      said,
    )
  )
    return 'again'
  const fatal = /(?:FATAL|PANIC): {2}(.*)/.exec(said)?.[1] ?? said.trim().split('\n').at(-1) ?? ''
  return { sentence: knownTrouble(said, places.data) ?? `The built-in database did not start: ${fatal || 'it said nothing'}. ${places.log} says more.` }
}
