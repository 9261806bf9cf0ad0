import { existsSync } from 'node:fs'
import { enableCompileCache } from 'node:module'
import path from 'node:path'
import { builtPrograms, readStateOfSources } from './read-state-of-sources.ts'

// What Node has read once it need not read again: a command answers twice as fast. Before every other import.
enableCompileCache(path.join(import.meta.dirname, '../../.hotshoe/cache'))
// `hotshoe clients list | head` is no mistake.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1))

const { runCommandLine } = await program()
process.exitCode = await runCommandLine(process.argv.slice(2))

/** Built into a few files, it starts in half the time: some two thousand files need not be found. bin/dev starts from the sources. */
async function program(): Promise<typeof import('#app/command-line/run-command-line.ts')> {
  const folder = process.env.HOTSHOE_DEV === '1' ? null : await builtProgram()
  return folder === null ? import('#app/command-line/run-command-line.ts') : import(path.join(folder, 'run-command-line.js'))
}

async function builtProgram(): Promise<string | null> {
  const state = readStateOfSources()
  const folder = path.join(builtPrograms, state)
  if (existsSync(folder)) return folder
  const { buildProgram } = await import('./build-program.ts')
  return buildProgram(state)
}
