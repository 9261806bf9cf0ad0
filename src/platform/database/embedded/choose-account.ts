import { execFileSync, spawnSync } from 'node:child_process'
import { readFile, stat } from 'node:fs/promises'
import type { Binaries } from './find-binaries.ts'
import { DatabaseTrouble } from './trouble.ts'

/** The user whom the server runs as; PostgreSQL refuses root. */
export interface Account {
  uid: number
  gid: number
  /** True when we are root and must change to the user before we start anything. */
  change: boolean
}

/** Who owns the cluster that is there; else ourselves; else, as we are root, the user `postgres` or `nobody`. */
export async function chooseAccount(cluster: string): Promise<Account> {
  const me = process.getuid?.() ?? 0
  const owner = await stat(cluster).catch(() => null)
  if (me !== 0) {
    if (owner !== null && owner.uid !== me) {
      throw new DatabaseTrouble(
        `The database in ${cluster} belongs to another user. Start Hotshoe as that user or as root, or choose another data directory with --data.`,
      )
    }
    return { uid: me, gid: process.getgid?.() ?? 0, change: false }
  }
  if (owner !== null && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid, change: true }
  const users = await readFile('/etc/passwd', 'utf8').catch(() => '')
  const user = ['postgres', 'nobody'].map((name) => new RegExp(`^${name}:[^:]*:(\\d+):(\\d+):`, 'm').exec(users)).find((found) => found !== null)
  if (user === undefined)
    throw new DatabaseTrouble('PostgreSQL does not run as root, and there is no user "postgres" or "nobody" here. Start Hotshoe as another user.')
  return { uid: Number(user[1]), gid: Number(user[2]), change: true }
}

/** The program of util-linux that changes to a user and keeps single rights of root. */
const changeUser = 'setpriv'

/** A program with its arguments, and the user to start it as. */
export interface Start {
  file: string
  args: string[]
  options: { uid?: number; gid?: number; cwd: string; env: NodeJS.ProcessEnv }
}

/**
 * How to start `file` as the account. A checkout or a data directory may stand below a folder that only root may enter, like /root:
 * then the program keeps, beside the new user, root's right to pass through folders. It is never root itself.
 */
export function asAccount(account: Account, file: string, need: { binaries: Binaries; data: string }): Start {
  const options = { cwd: '/', env: { PATH: '/usr/bin:/bin', TZ: 'UTC', LC_MESSAGES: 'C' } }
  if (!account.change) return { file, args: [], options }
  const { uid, gid } = account
  const reach = spawnSync('/bin/sh', ['-c', 'test -x "$0" && test -r "$1/share/postgresql" && test -x "$2"', file, need.binaries.folder, need.data], {
    uid,
    gid,
    cwd: '/',
  })
  if (reach.status === 0) return { file, args: [], options: { ...options, uid, gid } }
  for (const right of ['dac_read_search', 'dac_override']) {
    const args = [`--reuid=${uid}`, `--regid=${gid}`, '--clear-groups', `--inh-caps=+${right}`, `--ambient-caps=+${right}`, '--']
    try {
      execFileSync(changeUser, [...args, file, '--version'], { stdio: 'ignore', cwd: '/' })
      return { file: changeUser, args: [...args, file], options }
    } catch {
      // Not this right, or no setpriv: the next one, then the sentence.
    }
  }
  throw new DatabaseTrouble(
    `The database's user cannot enter ${need.data} or ${need.binaries.folder}, because a folder above is closed to others. Choose a data directory and a checkout outside, for example under /srv, or do not start Hotshoe as root.`,
  )
}
