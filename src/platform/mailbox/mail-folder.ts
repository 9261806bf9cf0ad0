import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * Raw mails in a folder, one file each, named by a number that only grows: `000000000042.eml`. It keeps the newest ones. Any
 * program may read the folder while one writes: a file appears whole or not at all.
 */
export type MailFolder = {
  /** Ids, newest first. */
  ids(): Promise<string[]>
  /** Null when there is no such mail, or no longer. */
  bytes(id: string): Promise<Buffer | null>
  add(mail: Buffer): Promise<string>
  clear(): Promise<void>
}

export async function openMailFolder(folder: string, keep: number): Promise<MailFolder> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const kept = (await readIds(folder)).reverse()
  let last = Number(kept.at(-1) ?? 0)

  async function add(mail: Buffer): Promise<string> {
    last += 1
    const id = String(last).padStart(12, '0')
    const draft = join(folder, `${id}.draft`)
    await writeFile(draft, mail, { mode: 0o600 })
    await rename(draft, place(folder, id))
    kept.push(id)
    await Promise.all(kept.splice(0, Math.max(0, kept.length - keep)).map((old) => rm(place(folder, old), { force: true })))
    return id
  }

  async function clear(): Promise<void> {
    kept.length = 0
    await Promise.all((await readdir(folder)).filter((name) => /^\d{12}\.(?:eml|draft)$/.test(name)).map((name) => rm(join(folder, name), { force: true })))
  }

  return { ids: () => readIds(folder), bytes: (id) => readMail(folder, id), add, clear }
}

async function readIds(folder: string): Promise<string[]> {
  const names = await readdir(folder)
  return names.flatMap((name) => /^(\d{12})\.eml$/.exec(name)?.[1] ?? []).sort((a, b) => (a < b ? 1 : -1))
}

async function readMail(folder: string, id: string): Promise<Buffer | null> {
  if (!/^\d{12}$/.test(id)) return null
  try {
    return await readFile(place(folder, id))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}

function place(folder: string, id: string): string {
  return join(folder, `${id}.eml`)
}
