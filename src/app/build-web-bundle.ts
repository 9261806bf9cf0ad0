import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { Refusal } from '#platform/refusal.ts'
import { buildOnce, runVite } from './build-once.ts'

const root = path.resolve(import.meta.dirname, '../..')
const bundles = path.join(root, '.hotshoe', 'web')

/** The web bundle cannot be made. The message is a sentence for the person who started Hotshoe. */
class WebBundleTrouble extends Refusal {
  constructor(sentence: string) {
    super('unavailable', 'web-bundle', sentence)
  }
}

/** The folder with the built web pages, made when the sources have changed since it was built. */
export async function buildWebBundle(): Promise<string> {
  // bin/dev: Vite serves the pages, and a build at every change would only cost time.
  if (process.env.HOTSHOE_DEV === '1') return path.join(root, 'src', 'web')
  try {
    return await buildOnce({ parent: bundles, kept: 3 }, await sourcesHash(), build)
  } catch (error) {
    if (error instanceof Refusal) throw error
    const { code, message } = error as NodeJS.ErrnoException
    if (code === 'EACCES' || code === 'EROFS')
      throw new WebBundleTrouble(`Hotshoe may not write to ${bundles}. Start it once as the owner of that folder, so that it can build its web pages.`)
    if (code === 'ENOSPC') throw new WebBundleTrouble(`There is no space left on the disk for ${bundles}. Make room and start Hotshoe again.`)
    throw code === undefined ? error : new WebBundleTrouble(`The web pages could not be built: ${message}.`)
  }
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

async function build(unfinished: string): Promise<void> {
  console.error('→ Building the web pages (first time and after updates)…')
  const { status, said } = await runVite(['--outDir', unfinished])
  if (status === null) throw new WebBundleTrouble('Building the web pages was interrupted. Start Hotshoe again.')
  if (status !== 0) throw new WebBundleTrouble(`The web pages could not be built. Vite says:\n${said.trim()}`)
}
