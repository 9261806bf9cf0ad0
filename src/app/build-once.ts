import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdir, readdir, rename, rm, stat, utimes } from 'node:fs/promises'
import path from 'node:path'

const root = path.resolve(import.meta.dirname, '../..')

/** Where what is built lies, and how many stay: a program that runs on from before an update still reads its own. */
type Shelf = { parent: string; kept: number }

/**
 * The folder `parent/name`, made by `make` when it is not there. It is named by what it is built from and appears whole or not at all, so a
 * build that was interrupted is built again and two at once do no harm. Throws what `make` and the file system throw.
 */
export async function buildOnce({ parent, kept }: Shelf, name: string, make: (unfinished: string) => Promise<void>): Promise<string> {
  const folder = path.join(parent, name)
  if ((await stat(folder).catch(() => null)) === null) await build(folder, make)
  const now = new Date()
  await utimes(folder, now, now).catch(() => undefined)
  await removeOld({ parent, kept })
  return folder
}

async function build(folder: string, make: (unfinished: string) => Promise<void>): Promise<void> {
  const unfinished = `${folder}.${randomBytes(6).toString('hex')}`
  try {
    await mkdir(path.dirname(folder), { recursive: true })
    await make(unfinished)
    // Another program may have been faster; what it built is the same.
    await rename(unfinished, folder).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error
    })
  } finally {
    await rm(unfinished, { recursive: true, force: true })
  }
}

/** What was not asked for lately, and what interrupted builds left behind. */
async function removeOld({ parent, kept }: Shelf): Promise<void> {
  const found = await Promise.all(
    (await readdir(parent)).map(async (name) => ({ name, used: (await stat(path.join(parent, name)).catch(() => null))?.mtimeMs ?? 0 })),
  )
  const whole = found.filter(({ name }) => !name.includes('.')).sort((a, b) => b.used - a.used)
  const unfinished = found.filter(({ name, used }) => name.includes('.') && Date.now() - used > 3_600_000)
  for (const { name } of [...whole.slice(kept), ...unfinished]) await rm(path.join(parent, name), { recursive: true, force: true })
}

/** Vite with these arguments, in a process of its own, because what a build takes in memory a server would never give back. `status`: null when it was killed. */
export async function runVite(args: readonly string[]): Promise<{ status: number | null; said: string }> {
  const vite = path.join(root, 'node_modules', 'vite', 'bin', 'vite.js')
  const child = spawn(process.execPath, [vite, 'build', '--emptyOutDir', '--logLevel', 'error', ...args], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production', NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const output of [child.stdout, child.stderr]) output.setEncoding('utf8').on('data', (text: string) => (said += text))
  const status = await new Promise<number | null>((resolve, reject) => child.once('error', reject).once('close', resolve))
  return { status, said }
}
