import { createHash } from 'node:crypto'
import { readdirSync, statSync } from 'node:fs'
import path from 'node:path'

const root = path.resolve(import.meta.dirname, '../..')

/** Where built programs lie, each in a folder named by the state of its sources. */
export const builtPrograms = path.join(root, '.hotshoe', 'program')

/**
 * The state of everything the program is built from: names, sizes and times of its sources, so that it costs every command a look and no reading.
 * A change is noticed, whoever made it.
 */
export function readStateOfSources(from = root): string {
  const hash = createHash('sha256')
  for (const file of [...sourcesBelow(path.join(from, 'src')), path.join(from, 'vite.program.config.ts'), path.join(from, 'package-lock.json')]) {
    // An editor marks an open file by a link that points nowhere.
    const found = statSync(file, { throwIfNoEntry: false })
    hash.update(`${file}\0${found?.size}\0${found?.mtimeMs}\0`)
  }
  return hash.digest('hex').slice(0, 16)
}

/** Not the web's: that is another program. */
function sourcesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const place = path.join(folder, entry.name)
      if (entry.isDirectory()) return entry.name === 'web' ? [] : sourcesBelow(place)
      return entry.name.endsWith('.ts') && !entry.name.endsWith('.test.ts') ? [place] : []
    })
}
