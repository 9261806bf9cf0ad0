import { createSecretKey, type KeyObject, randomBytes, randomUUID } from 'node:crypto'
import { chmod, link, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Refusal } from '#platform/refusal.ts'

const keyBytes = 32

/**
 * Reads the key file, making one (owner-only) when there is none. Two programs starting at once agree on one key.
 * Refuses with a sentence that says what is wrong with the file and what to do.
 */
export async function loadKey(path: string): Promise<KeyObject> {
  const text = (await read(path)) ?? (await create(path))
  const bytes = Buffer.from(text.trim(), 'base64')
  if (bytes.length !== keyBytes || bytes.toString('base64') !== text.trim()) {
    throw bad(`The key file ${path} does not hold a key. Restore it from your backup; without it stored passwords cannot be read.`)
  }
  if (((await stat(path)).mode & 0o077) !== 0 && process.platform !== 'win32') {
    throw bad(`The key file ${path} can be read by other users of this machine. Run: chmod 600 ${path}`)
  }
  return createSecretKey(bytes)
}

async function read(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if (code(error) === 'ENOENT') return null
    throw bad(`The key file ${path} cannot be read (${code(error)}). Let the user that runs Hotshoe read it.`)
  }
}

/** Written in full beside its place and then linked there: a link never replaces a file, so whoever is first wins. */
async function create(path: string): Promise<string> {
  const draft = `${path}.${randomUUID()}`
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    await writeFile(draft, `${randomBytes(keyBytes).toString('base64')}\n`, { mode: 0o600, flag: 'wx', flush: true })
    await chmod(draft, 0o600)
    await link(draft, path).catch((error: unknown) => {
      if (code(error) !== 'EEXIST') throw error
    })
  } catch (error) {
    throw bad(`The key file ${path} cannot be made (${code(error)}). Choose a folder where Hotshoe may write.`)
  } finally {
    await rm(draft, { force: true })
  }
  return readFile(path, 'utf8')
}

function bad(sentence: string): Refusal {
  return new Refusal('unavailable', 'key-file', sentence)
}

function code(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error)
}
