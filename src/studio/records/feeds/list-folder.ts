import type { BigIntStats } from 'node:fs'
import { lstat, opendir, realpath } from 'node:fs/promises'
import path from 'node:path'
import { Refusal } from '#platform/refusal.ts'
import { isPassedOver, liesWithin } from './feed-folder.ts'

/** A file in a folder. `modified` is its time of change in nanoseconds, `inode` what it is, whatever stands under its name later. */
export type FolderFile = { name: string; path: string; size: number; modified: string; inode: bigint }

const mostFiles = 10_000

/**
 * The files in a folder, the oldest first, and the names of links in it, which are never followed. Folders below it, hidden and unfinished files are
 * passed over. Refuses a folder that is not there, cannot be read or leads out of its root.
 */
export async function listFolder(root: string, folder: string): Promise<{ files: FolderFile[]; links: string[] }> {
  const asked = path.join(root, folder)
  try {
    const real = await realpath(asked)
    if (!liesWithin(await realpath(root), real))
      throw new Refusal('unavailable', 'feed-leads-out', `The folder ${asked} is a link to another place. Put a folder there.`)
    return await filesIn(real)
  } catch (error) {
    throw error instanceof Refusal ? error : folderTrouble(asked, error)
  }
}

async function filesIn(folder: string): Promise<{ files: FolderFile[]; links: string[] }> {
  const found: FolderFile[] = []
  const links: string[] = []
  for await (const entry of await opendir(folder)) {
    if (isPassedOver(entry.name) || entry.isDirectory()) continue
    if (entry.isSymbolicLink()) links.push(entry.name)
    if (!entry.isFile()) continue
    const file = path.join(folder, entry.name)
    const facts = await lstat(file, { bigint: true }).catch(gone)
    if (facts?.isFile() === true) found.push({ name: entry.name, path: file, size: Number(facts.size), modified: String(facts.mtimeNs), inode: facts.ino })
    if (found.length > mostFiles)
      throw new Refusal('unavailable', 'feed-crowded', `There are more than ${mostFiles} files in ${folder}. Move the old ones away.`)
  }
  return { files: found.toSorted((a, b) => a.modified.length - b.modified.length || compare(a.modified, b.modified) || compare(a.name, b.name)), links }
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/** Between the listing and the look at it, a file may go. */
function gone(error: unknown): BigIntStats | null {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
  throw error
}

function folderTrouble(folder: string, error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code === 'ENOENT' || code === 'ENOTDIR')
    return new Refusal('unavailable', 'feed-no-folder', `There is no folder ${folder}. Make it again, or choose another one for this feed.`)
  if (!/^E[A-Z]+$/.test(code)) return error
  return new Refusal('unavailable', 'feed-closed-folder', `The folder ${folder} cannot be read (${code}). Let the user that runs Hotshoe read it.`)
}
