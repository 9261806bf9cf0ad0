import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { NodeCompiler, type NodeError } from '@myriaddreamin/typst-ts-node-compiler'
import type { Asked, Told } from './ask-press.ts'

// The process that ask-press.ts starts. It ends when its channel closes, and so with the program, however that ends.
const compilers = new Map<string, NodeCompiler>()

process.on('message', (asked: Asked) => {
  process.send?.(set(asked))
})

function set({ number, template, data, label }: Asked): Told {
  const file = fileURLToPath(template)
  const compiler = compilerOf(path.dirname(file))
  try {
    const compiled = compiler.compile({ mainFilePath: file, inputs: { data }, resetRead: true })
    if (compiled.result === null) return { number, trouble: sayings(compiler, compiled.takeError()) }
    if (label !== null) return { number, found: compiler.query(compiled.result, { selector: `<${label}>`, field: 'value' }) }
    return { number, pdf: new Uint8Array(compiler.pdf(compiled.result)) }
  } catch (error) {
    return { number, trouble: error instanceof Error ? error.message : String(error) }
  } finally {
    // What it remembers of one document helps no other.
    compiler.evictCache(0)
  }
}

/** A compiler sees the folder of its template and no other files. */
function compilerOf(workspace: string): NodeCompiler {
  const known = compilers.get(workspace)
  if (known !== undefined) return known
  const made = NodeCompiler.create({ workspace, fontArgs: [] })
  compilers.set(workspace, made)
  return made
}

function sayings(compiler: NodeCompiler, error: NodeError | null): string {
  return error === null ? 'it did not say why' : JSON.stringify(compiler.fetchDiagnostics(error)).slice(0, 2000)
}
