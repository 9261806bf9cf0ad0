import type { Stats } from 'node:fs'
import { chmod, chown, lstat, mkdir, readdir, realpath } from 'node:fs/promises'
import path from 'node:path'
import type { Account } from './choose-account.ts'
import { DatabaseTrouble, knownTrouble } from './trouble.ts'

/** Makes the data directory, for its owner only, and returns its real path. A folder that is in use keeps its rights. */
export async function prepareData(directory: string): Promise<string> {
  const data = path.resolve(directory)
  try {
    await mkdir(path.dirname(data), { recursive: true })
    await mkdir(data, { mode: 0o700 }).catch(ignoreExisting)
    return await realpath(data)
  } catch (error) {
    throw unusable(data, error)
  }
}

/** As root: lets the server's user pass through a new data directory, and nobody else. */
export async function openDataTo(account: Account, data: string): Promise<void> {
  if (!account.change || (await readdir(data)).length > 0) return
  await chown(data, 0, account.gid)
  await chmod(data, 0o710)
}

/**
 * Makes the folder of the socket, for the server's user only. It lies where everybody may write, so one that somebody else made
 * beforehand is refused: who owns the folder could answer in the server's place.
 */
export async function prepareSockets(sockets: string, account: Account): Promise<void> {
  let found: Stats | null = null
  // Somebody who stops the server takes the folder away at any moment, so to find it gone is no error.
  while (found === null) {
    await mkdir(sockets, { mode: 0o700 }).catch(ignoreExisting)
    found = await lstat(sockets).catch(() => null)
    // Fresh, or of a run that was interrupted right here.
    if (account.change && found?.isDirectory() === true && found.uid === 0) {
      await chown(sockets, account.uid, account.gid).catch(() => undefined)
      found = await lstat(sockets).catch(() => null)
    }
  }
  if (found.isDirectory() && found.uid === account.uid && (found.mode & 0o077) === 0) return
  throw new DatabaseTrouble(`${sockets} belongs to somebody else, and the built-in database needs it. Remove it and start Hotshoe again.`)
}

/** The sentence for an error of the file system, or the error itself when it is none that a person can mend. */
export function unusable(place: string, error: unknown): unknown {
  const { code, message } = error as NodeJS.ErrnoException
  if (code === 'EEXIST' || code === 'ENOTDIR')
    return new DatabaseTrouble(`${place} cannot be a data directory, because a file is in its way. Choose another one with --data.`)
  const sentence = knownTrouble(`${code ?? ''} ${message}`, place)
  return sentence === null ? error : new DatabaseTrouble(sentence)
}

function ignoreExisting(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error
}
