import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** The project's files, or those of an example in a test: path from the root → text. */
export type Sources = ReadonlyMap<string, string>

export interface Import {
  /** As it is written. */
  name: string
  /** The file it means, from the root; null for a package. */
  file: string | null
  /** Gone when the program runs. */
  typeOnly: boolean
}

const root = fileURLToPath(new URL('../../', import.meta.url))

/** Reads every file below some folders of the project, but not what others have installed or made there. */
export async function readSources(folders: readonly string[]): Promise<Sources> {
  const found = new Map<string, string>()
  for (const folder of folders) {
    const entries = await readdir(path.join(root, folder), { recursive: true, withFileTypes: true }).catch(() => [])
    for (const entry of entries) {
      const file = path.relative(root, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/')
      if (entry.isFile() && isOurs(file)) found.set(file, await readFile(path.join(root, file), 'utf8'))
    }
  }
  return found
}

export function sourcesOf(files: Record<string, string>): Sources {
  return new Map(Object.entries(files))
}

export function isCode(file: string): boolean {
  return /\.tsx?$/.test(file)
}

export function isTest(file: string): boolean {
  return /\.test\.tsx?$/.test(file) || file.startsWith('tests/')
}

/** Every import and re-export of a file, dynamic ones with a fixed name too. */
export function importsOf(file: string, text: string): Import[] {
  const plain = withoutComments(text)
  const found: Import[] = []
  for (const [, type, names = '', name = ''] of plain.matchAll(/^[ \t]*(?:import|export)\s+(type\s+)?([\w\s{},*$]+?)\s*\bfrom\s*['"]([^'"\n]+)['"]/gm)) {
    found.push({ name, file: resolve(file, name), typeOnly: type !== undefined || isTypesOnly(names) })
  }
  for (const [, name = ''] of plain.matchAll(/\bimport(?:\(\s*|\s+)['"]([^'"\n]+)['"]/g)) found.push({ name, file: resolve(file, name), typeOnly: false })
  return found
}

/** The text with every comment blanked; strings stay. Line breaks stay, so that places keep their numbers. */
export function withoutComments(text: string): string {
  return text.replaceAll(tokens, (token) => (token.startsWith('//') || token.startsWith('/*') ? blanked(token) : token))
}

/** The text with comments, strings and patterns blanked: what is left is names and signs. What stands in `${…}` goes too. */
export function withoutStrings(text: string): string {
  return text.replaceAll(tokens, blanked)
}

/** Comments, quoted texts, templates (with one level of templates inside), and patterns after a sign that no value ends with. */
const tokens =
  /\/\/[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\$]|\\[\s\S]|\$(?!\{)|\$\{(?:[^`{}]|\{[^{}]*\}|`(?:[^`\\]|\\[\s\S])*`)*\})*`|(?<=[(,=:[!&|?{;]\s*)\/(?![*/])(?:[^/\\\n[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[a-z]*/g

function blanked(token: string): string {
  return token.replaceAll(/[^\n]/g, ' ')
}

function isOurs(file: string): boolean {
  return !/(^|\/)(node_modules|web-dist|test-results)\//.test(file) && !file.startsWith('bin/runtime/')
}

function isTypesOnly(names: string): boolean {
  const inner = /^\{([\s\S]*)\}\s*$/.exec(names.trim())?.[1]
  if (inner === undefined) return false
  const each = inner.split(',').map((name) => name.trim())
  return each.some((name) => name !== '') && each.every((name) => name === '' || name.startsWith('type '))
}

function resolve(from: string, name: string): string | null {
  if (name.startsWith('.')) return path.posix.normalize(path.posix.join(path.posix.dirname(from), name))
  const inside = /^#(platform|studio|app|web)\/(.+)$/.exec(name)
  if (inside !== null) return `src/${inside[1]}/${inside[2]}`
  return name.startsWith('#support/') ? `tests/support/${name.slice('#support/'.length)}` : null
}
