import { insideBraces } from './braces.ts'
import { isCode, type Sources, withoutComments } from './source.ts'

/** A column as a slice declares it: its name, and whether it may be null. */
export type Columns = Map<string, { nullable: boolean }>

/** The columns of every table, read from the types in `tables.ts` and the types they are made of. */
export function declaredColumns(sources: Sources): Map<string, Columns> {
  const shapes = allShapes(sources)
  const found = new Map<string, Columns>()
  for (const text of sources.values()) {
    for (const [table, type] of tableTypes(withoutComments(text))) found.set(table, columnsOf(type, shapes))
  }
  return found
}

/** Where types and schema differ, as sentences. `schema` is what the database says of itself. */
export function differingColumns(declared: Map<string, Columns>, schema: Map<string, Columns>): string[] {
  return [...declared].flatMap(([table, columns]) => {
    const real = schema.get(table) ?? new Map()
    const missing = [...real.keys()].filter((name) => !columns.has(name)).map((name) => `${table}.${name} is in the database and not in tables.ts.`)
    const extra = [...columns.keys()].filter((name) => !real.has(name)).map((name) => `${table}.${name} is in tables.ts and not in the database.`)
    const nulls = [...columns]
      .filter(([name, { nullable }]) => real.has(name) && real.get(name)?.nullable !== nullable)
      .map(
        ([name, { nullable }]) =>
          `${table}.${name} ${nullable ? 'is never null in the database, but may be in tables.ts' : 'may be null in the database, but not in tables.ts'}.`,
      )
    return [...missing, ...extra, ...nulls]
  })
}

/** Table → name of its type, from `interface Tables { client: ClientTable }`. */
export function tableTypes(plain: string): [string, string][] {
  const heads = [...plain.matchAll(/declare module '#platform\/database\/tables\.ts'\s*\{\s*interface Tables\s*\{/g)]
  return heads.flatMap((head) => {
    const body = insideBraces(plain.slice(head.index + head[0].length))
    return [...body.matchAll(/^\s*([a-z_][a-z0-9_]*)\s*:\s*(\w+)/gm)].map((entry): [string, string] => [entry[1] ?? '', entry[2] ?? ''])
  })
}

interface Shape {
  parents: string[]
  own: Columns
}

function columnsOf(type: string, shapes: Map<string, Shape>): Columns {
  const shape = shapes.get(type)
  if (shape === undefined) return new Map()
  return new Map([...shape.parents.flatMap((parent) => [...columnsOf(parent, shapes)]), ...shape.own])
}

/** Every object type of the sources by its name: `interface A extends B {…}`, `type A = B & {…}`. */
function allShapes(sources: Sources): Map<string, Shape> {
  const shapes = new Map<string, Shape>()
  for (const [file, text] of sources) {
    if (!isCode(file)) continue
    const plain = withoutComments(text)
    for (const head of plain.matchAll(/\b(?:interface|type)\s+(\w+)\s*(?:extends\s+([\w,\s]+?)\s*|=\s*((?:\w+\s*&\s*)*))?\{/g)) {
      const [whole, name = '', parents = '', joined = ''] = head
      shapes.set(name, { parents: `${parents} ${joined}`.match(/\w+/g) ?? [], own: fields(insideBraces(plain.slice(head.index + whole.length))) })
    }
  }
  return shapes
}

function fields(body: string): Columns {
  return new Map(
    [...body.matchAll(/(?:^|[;\n,])\s*(\w+)\s*:([^;\n]*)/g)].map((field) => [field[1] ?? '', { nullable: /null\b|OrNull\b/.test(field[2] ?? '') }]),
  )
}
