import { access, constants, mkdir } from 'node:fs/promises'
import path from 'node:path'
import { Refusal } from '#platform/refusal.ts'

/** Makes the data folder, for its owner only, where there is none. Refuses a place that cannot be one, before anything is begun there. */
export async function makeDataFolder(data: string): Promise<void> {
  try {
    await make(data)
    await access(data, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch (error) {
    throw badFolder(data, error)
  }
}

/** What is wrong with a place that was to be the data folder, and what to do. */
export function badFolder(data: string, error: unknown): Refusal {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return new Refusal('unavailable', 'data-folder', `${sentences[code]?.(data) ?? cannotBe(data, code || String(error))} ${wayOut}`)
}

const wayOut = 'Or choose another folder with --data (or HOTSHOE_DATA).'
const mayNot = (data: string) => `Hotshoe may not read and write in the data folder ${data}. Let the user that runs it do so.`
const inTheWay = (data: string) => `${data} cannot be the data folder, because a file is in its way. Move that away.`
const cannotBe = (data: string, why: string) => `${data} cannot be the data folder: nothing can be made there (${why}). Check the place.`

const sentences: Record<string, (data: string) => string> = {
  EACCES: mayNot,
  EPERM: mayNot,
  EEXIST: inTheWay,
  ENOTDIR: inTheWay,
  EROFS: (data) => `The data folder ${data} is on a disk that cannot be written to. Mount it for writing.`,
  ENOSPC: (data) => `There is no space left on the disk for the data folder ${data}. Make room.`,
}

/** Step by step, because Node's own recursion never ends below /proc. */
async function make(folder: string): Promise<void> {
  try {
    await mkdir(folder, { mode: 0o700 })
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : ''
    if (code === 'EEXIST') return access(`${folder}/.`)
    if (code !== 'ENOENT' || path.dirname(folder) === folder) throw error
    await make(path.dirname(folder))
    await mkdir(folder, { mode: 0o700 })
  }
}
