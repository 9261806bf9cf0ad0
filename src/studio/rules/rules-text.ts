import { Ajv } from 'ajv'
import formats from 'ajv-formats'
import { type Document, isAlias, isMap, isPair, isScalar, isSeq, LineCounter, type Node, parseDocument, Scalar, visit } from 'yaml'
import { type Rules, rulesSchema } from './format.ts'
import { formatTroubles } from './format-troubles.ts'
import { longestRules } from './sections.ts'
import { type LineOf, type Path, refuseLines, refusePlaces } from './trouble.ts'
import { yamlTroubles } from './yaml-troubles.ts'

/** A file of rules as it was read: every key and value of it is of the format, names are not looked up yet. */
export type RulesFile = { rules: Rules; lineOf: LineOf }

/** Deeper than the format goes; what is deeper is refused before anything walks through it. */
const deepest = 40

const checker = new Ajv({ allErrors: true, strict: false, verbose: true })
formats.default(checker)
const isRules = checker.compile<Rules>(rulesSchema)

/** Reads a file of rules. Refuses with a sentence at each wrong line: what is no YAML, what says things twice or by reference, what the format does not know. */
export function readRules(text: string): RulesFile {
  const counter = new LineCounter()
  const line = (offset: number) => counter.linePos(offset).line
  if (text.length > longestRules) throw refuseLines('rules-unreadable', [{ line: 1, message: 'A file of rules has at most a million characters. Split it.' }])
  refuseDepth(text)
  const document = parseDocument(text.replace(/^\uFEFF/, ''), { lineCounter: counter, prettyErrors: false, stringKeys: true, version: '1.2', merge: false })
  const broken = yamlTroubles(document)
    .map(({ offset, message }) => ({ line: line(offset), message }))
    .filter((trouble, index, all) => all.findIndex((each) => each.line === trouble.line) === index)
  if (broken.length > 0) throw refuseLines('rules-unreadable', broken)
  refuseReferences(document, line)
  const read: unknown = document.toJS({ maxAliasCount: 0 })
  const lineOf: LineOf = (path) => line(offsetOf(document, path)) + lineWithin(document, path)
  if (isRules(read)) return { rules: read, lineOf }
  if (!isOfRules(read)) {
    throw refuseLines('rules-unreadable', [
      { line: 1, message: 'This is no file of rules: one begins with “hotshoe_rules: 1”. Get one by “hotshoe rules export”.' },
    ])
  }
  throw refusePlaces(lineOf, formatTroubles(isRules.errors ?? []))
}

function isOfRules(read: unknown): boolean {
  return typeof read === 'object' && read !== null && 'hotshoe_rules' in read
}

/** Brackets and indents within each other, counted before the file is read: reading goes as deep as the file does. */
function refuseDepth(text: string): void {
  let open = 0
  for (const [index, row] of text.split('\n').entries()) {
    open += (row.match(/[[{]/g)?.length ?? 0) - (row.match(/[\]}]/g)?.length ?? 0)
    const dashes = /^[\s?:-]*/.exec(row)?.[0].match(/[?:-]/g)?.length ?? 0
    if (open > 1000 || dashes > deepest) {
      throw refuseLines('rules-unreadable', [
        { line: index + 1, message: 'Too much stands within each other here. The format goes no deeper than a step of an output.' },
      ])
    }
  }
}

function refuseReferences(document: Document, line: (offset: number) => number): void {
  const found: { line: number; message: string }[] = []
  visit(document, {
    Node: (_, node, ancestors) => {
      if (ancestors.length > deepest * 2) {
        found.push({ line: line(node.range?.[0] ?? 0), message: 'Too much stands within each other here.' })
        return visit.BREAK
      }
      if (isAlias(node))
        found.push({
          line: line(node.range?.[0] ?? 0),
          message: `“*${node.source}” refers to another place. Write it out: a file of rules says everything where it stands.`,
        })
      return undefined
    },
  })
  if (found.length > 0) throw refuseLines('rules-unreadable', found)
}

/** Where the place stands, or the nearest place around it that is there. */
function offsetOf(document: Document, path: Path): number {
  let node: unknown = document.contents
  let offset = start(node)
  for (const part of path) {
    const inside = inner(node, part)
    if (inside === null) break
    node = inside.value
    offset = inside.offset
  }
  return offset
}

function inner(node: unknown, part: string | number): { value: unknown; offset: number } | null {
  if (isSeq(node) && typeof part === 'number') {
    const value = node.items[part]
    return value === undefined ? null : { value, offset: start(value) }
  }
  if (!isMap(node)) return null
  const pair = node.items.find((each) => isPair(each) && isScalar(each.key) && String(each.key.value) === String(part))
  return pair === undefined ? null : { value: pair.value, offset: start(pair.key) }
}

/** Lines of a text in a block (`|`) are places too: `['templates', 0, 'body', 2]` is its third line. */
function lineWithin(document: Document, path: Path): number {
  const last = path.at(-1)
  const node: unknown = typeof last === 'number' ? document.getIn(path.slice(0, -1), true) : null
  return isScalar(node) && node.type === Scalar.BLOCK_LITERAL ? Number(last) + 1 : 0
}

function start(node: unknown): number {
  return (node as Node | null)?.range?.[0] ?? 0
}
