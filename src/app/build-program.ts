import { access, constants, mkdir } from 'node:fs/promises'
import path from 'node:path'
import { buildOnce, runVite } from './build-once.ts'
import { builtPrograms, readStateOfSources } from './read-state-of-sources.ts'

/**
 * Builds the program into a few files, out of its sources in this state. Returns their folder, or null where that is not possible: then the program
 * runs from its sources, which takes longer to start and is the same in everything else.
 */
export async function buildProgram(state: string): Promise<string | null> {
  try {
    await mkdir(builtPrograms, { recursive: true })
    await access(builtPrograms, constants.W_OK)
    console.error('→ Preparing the program (first time and after updates)…')
    return await buildOnce({ parent: builtPrograms, kept: 10 }, state, build(state))
  } catch (error) {
    if (!isClosed(error)) console.error(`The program could not be prepared and runs from its sources, which takes longer to start: ${reasonOf(error)}`)
    return null
  }
}

function build(state: string) {
  return async (unfinished: string) => {
    const { status, said } = await runVite(['--config', path.join(import.meta.dirname, '../../vite.program.config.ts'), '--outDir', unfinished])
    // Sources that are changed in the middle of a build belong to neither state.
    if (status !== 0 || readStateOfSources() !== state) throw new Error(status === 0 ? 'its sources were changed meanwhile.' : said)
  }
}

/** A folder that is not ours to write to is somebody's wish. */
function isClosed(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'EACCES' || error.code === 'EROFS')
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? (error.message.trim().split('\n')[0] ?? '') : String(error)
}
