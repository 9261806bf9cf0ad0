import { spawn } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, stat, utimes } from 'node:fs/promises'
import path from 'node:path'
import { Refusal } from '#platform/refusal.ts'

const root = path.resolve(import.meta.dirname, '../..')
const bundles = path.join(root, '.hotshoe', 'web')

/** How many bundles stay: a program that runs on from before an update still reads its own. */
const kept = 3

/** The web bundle cannot be made. The message is a sentence for the person who started Hotshoe. */
class WebBundleTrouble extends Refusal {
  constructor(sentence: string) {
    super('unavailable', 'web-bundle', sentence)
  }
}

/**
 * The folder with the built web pages, made when the sources have changed since it was built. It is named by what it is built from and
 * appears whole or not at all, so a build that was interrupted is built again and two at once do no harm.
 */
export async function buildWebBundle(): Promise<string> {
  // bin/dev: Vite serves the pages, and a build at every change would only cost time.
  if (process.env.HOTSHOE_DEV === '1') return path.join(root, 'src', 'web')
  const folder = path.join(bundles, await sourcesHash())
  if ((await stat(folder).catch(() => null)) === null) await build(folder)
  const now = new Date()
  await utimes(folder, now, now).catch(() => undefined)
  await removeOld()
  return folder
}

/** Everything below src may be imported by the web; tests may not. */
async function sourcesHash(): Promise<string> {
  const entries = await readdir(path.join(root, 'src'), { recursive: true, withFileTypes: true })
  const sources = entries.filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name)).map((entry) => path.join(entry.parentPath, entry.name))
  const hash = createHash('sha256')
  for (const file of [...sources.sort(), path.join(root, 'vite.config.ts'), path.join(root, 'package-lock.json')]) {
    hash.update(`${path.relative(root, file)}\0`).update(
      createHash('sha256')
        .update(await readFile(file))
        .digest(),
    )
  }
  return hash.digest('hex').slice(0, 16)
}

async function build(folder: string): Promise<void> {
  console.error('→ Building the web pages (first time and after updates)…')
  const unfinished = `${folder}.${randomBytes(6).toString('hex')}`
  try {
    await mkdir(bundles, { recursive: true })
    await runVite(unfinished)
    // Another program may have been faster; its bundle is the same.
    await rename(unfinished, folder).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error
    })
  } catch (error) {
    if (error instanceof Refusal) throw error
    const { code, message } = error as NodeJS.ErrnoException
    if (code === 'EACCES' || code === 'EROFS')
      throw new WebBundleTrouble(`Hotshoe may not write to ${bundles}. Start it once as the owner of that folder, so that it can build its web pages.`)
    if (code === 'ENOSPC') throw new WebBundleTrouble(`There is no space left on the disk for ${bundles}. Make room and start Hotshoe again.`)
    throw code === undefined ? error : new WebBundleTrouble(`The web pages could not be built: ${message}.`)
  } finally {
    await rm(unfinished, { recursive: true, force: true })
  }
}

/** In a process of its own, because what a build takes in memory a server would never give back. */
async function runVite(outDir: string): Promise<void> {
  const vite = path.join(root, 'node_modules', 'vite', 'bin', 'vite.js')
  const child = spawn(process.execPath, [vite, 'build', '--outDir', outDir, '--emptyOutDir', '--logLevel', 'error'], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production', NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const output of [child.stdout, child.stderr]) output.setEncoding('utf8').on('data', (text: string) => (said += text))
  const status = await new Promise<number | null>((resolve, reject) => child.once('error', reject).once('close', resolve))
  if (status === null) throw new WebBundleTrouble('Building the web pages was interrupted. Start Hotshoe again.')
  if (status !== 0) throw new WebBundleTrouble(`The web pages could not be built. Vite says:\n${said.trim()}`)
}

/** Bundles that were not asked for lately, and what interrupted builds left behind. */
async function removeOld(): Promise<void> {
  const found = await Promise.all(
    (await readdir(bundles)).map(async (name) => ({ name, used: (await stat(path.join(bundles, name)).catch(() => null))?.mtimeMs ?? 0 })),
  )
  const whole = found.filter(({ name }) => !name.includes('.')).sort((a, b) => b.used - a.used)
  const unfinished = found.filter(({ name, used }) => name.includes('.') && Date.now() - used > 3_600_000)
  for (const { name } of [...whole.slice(kept), ...unfinished]) await rm(path.join(bundles, name), { recursive: true, force: true })
}
