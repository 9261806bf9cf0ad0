import { enableCompileCache } from 'node:module'
import path from 'node:path'

// What Node has read once it need not read again: a command answers twice as fast. Before every other import.
enableCompileCache(path.join(import.meta.dirname, '../../.hotshoe/cache'))
// `hotshoe clients list | head` is no mistake.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1))

const { runCommandLine } = await import('#app/command-line/run-command-line.ts')
process.exitCode = await runCommandLine(process.argv.slice(2))
