import { readFile, readlink } from 'node:fs/promises'
import path from 'node:path'
import type { Places } from './places.ts'

/** The process id in the server's lock file, or null when no server claims the cluster. It may be dead: see `isServer`. */
export async function claimedBy(places: Places): Promise<number | null> {
  const text = await readFile(lockFile(places), 'utf8').catch(() => '')
  const pid = Number.parseInt(text, 10)
  return Number.isInteger(pid) && pid > 0 ? pid : null
}

/** The file by which a server claims the cluster; its first line is the process id. */
export function lockFile(places: Places): string {
  return path.join(places.cluster, 'postmaster.pid')
}

/** True when the process lives and is this cluster's server: after a crash its number may belong to anybody. */
export async function isServer(places: Places, pid: number): Promise<boolean> {
  if (!isAlive(pid)) return false
  if (process.platform !== 'linux') return true
  const [program = '', ...args] = (await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')).split('\0')
  if (path.basename(program) !== 'postgres') return false
  const folder = await readlink(`/proc/${pid}/cwd`).catch(() => places.cluster)
  return folder === places.cluster || args.includes(places.cluster)
}

/** True when a process with that number exists, whoever owns it. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
