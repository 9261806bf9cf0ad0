import { createHash, randomUUID } from 'node:crypto'
import { mkdir, readFile, realpath, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { Refusal } from '#platform/refusal.ts'
import { readMachine } from './read-machine.ts'

/**
 * Who this deployment is: the file `identity` in the data folder, made the first time, together with where that folder lies: its path, its number on
 * the disk, the machine. A copy brings the file along, but not the place, so it is somebody else (decision 19).
 */
export async function readIdentity(data: string, machine: () => Promise<string | null> = readMachine): Promise<string> {
  const own = await readOwn(data)
  const [folder, { ino }, host] = await Promise.all([realpath(data), stat(data, { bigint: true }), machine()])
  return createHash('sha256')
    .update(JSON.stringify([own, folder, String(ino), host]))
    .digest('base64url')
}

async function readOwn(data: string): Promise<string> {
  const file = path.join(data, 'identity')
  try {
    await mkdir(data, { recursive: true, mode: 0o700 })
    // Whoever is first writes; everybody then reads the same.
    await writeFile(file, `${randomUUID()}\n`, { flag: 'wx', mode: 0o600 }).catch((error: unknown) => {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
    })
    const own = (await readFile(file, 'utf8')).trim()
    if (own !== '') return own
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    throw new Refusal(
      'unavailable',
      'no-identity',
      `The file ${file} cannot be read or made (${why}). Let the user that runs Hotshoe write in ${data}, or choose another folder with --data.`,
    )
  }
  throw new Refusal(
    'unavailable',
    'no-identity',
    `The file ${file} is empty. Delete it and start again; an owner then confirms in the settings that this installation sends.`,
  )
}
