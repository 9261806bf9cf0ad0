import { tableTypes } from './columns.ts'
import { baseName, placeOf } from './places.ts'
import { isCode, isTest, type Sources, withoutComments } from './source.ts'

/** Tables that no slice declares, and why. Each name here is a hole in the wall: the list stays short. */
export const exemptTables: Record<string, string> = {}

/** Which slice declares which table in its `tables.ts`; and every table that is declared twice. */
export function declaredTables(sources: Sources): { owners: Map<string, string>; troubles: string[] } {
  const owners = new Map<string, string>()
  const troubles: string[] = []
  for (const [file, text] of sources) {
    for (const table of isCode(file) ? tableTypes(withoutComments(text)).map(([name]) => name) : []) {
      const owner = ownerOf(file)
      const other = owners.get(table)
      if (baseName(file) !== 'tables.ts') troubles.push(`${file} declares the table ${table}: a slice declares its tables in tables.ts.`)
      if (other !== undefined) troubles.push(`${file} declares the table ${table}, which ${other} has declared.`)
      owners.set(table, owner)
    }
  }
  return { owners, troubles }
}

/** Tables that migrations make and nobody declares, and the other way round. */
export function undeclaredTables(sources: Sources, migrations: Sources, exempt: Record<string, string>): string[] {
  const { owners } = declaredTables(sources)
  const made = new Set([...migrations.values()].flatMap(createdTables))
  return [
    ...[...made]
      .filter((table) => !owners.has(table) && !Object.hasOwn(exempt, table))
      .map((table) => `The table ${table} is declared by no slice: write it into the tables.ts of the slice that writes it.`),
    ...[...owners.keys()]
      .filter((table) => !made.has(table))
      .map((table) => `The table ${table} is declared in ${owners.get(table)} and made by no migration.`),
    ...Object.keys(exempt)
      .filter((table) => !made.has(table) || owners.has(table))
      .map((table) => `The table ${table} needs no exemption: no migration makes it, or a slice declares it.`),
  ]
}

/** Every write to a table in a slice that does not declare it. Tests may write what they like. */
export function foreignWrites(sources: Sources): string[] {
  const { owners } = declaredTables(sources)
  return [...sources].flatMap(([file, text]) => {
    if (!file.startsWith('src/') || !isCode(file) || isTest(file)) return []
    return writtenTables(text).flatMap((table) => {
      if (table === '${') return [`${file} writes to a table whose name stands in a variable: write its name, so that its owner can be seen.`]
      const owner = owners.get(table)
      return owner === undefined || owner === ownerOf(file) ? [] : [`${file} writes to ${table}, which belongs to ${owner}: call a verb of ${owner}.`]
    })
  })
}

/** Names of tables that SQL or the query builder writes to here; `${` for one that is not written out. */
export function writtenTables(text: string): string[] {
  const plain = withoutComments(text)
  const name = String.raw`(?:only\s+)?(?:public\.)?"?(\$\{|[a-z_][a-z0-9_]*)`
  const patterns = [
    new RegExp(String.raw`\b(?:insert\s+into|delete\s+from|merge\s+into|truncate(?:\s+table)?)\s+${name}`, 'gi'),
    new RegExp(String.raw`\bupdate\s+${name}[^\s]*(?:\s+(?:as\s+)?[a-z_]+)?\s+set\b`, 'gi'),
    new RegExp(String.raw`\bcopy\s+${name}[^'"\x60;]*?\bfrom\s+stdin`, 'gi'),
    /\.(?:insertInto|updateTable|deleteFrom|mergeInto|replaceInto)\(\s*['"`]([a-z_]+)/g,
  ]
  return patterns.flatMap((pattern) => [...plain.matchAll(pattern)].map((match) => (match[1] ?? '').toLowerCase()))
}

export function createdTables(sql: string): string[] {
  const plain = sql.replaceAll(/--[^\n]*/g, '')
  return [...plain.matchAll(/\bcreate\s+(?:unlogged\s+)?table\s+(?:if\s+not\s+exists\s+)?"?([a-z_][a-z0-9_]*)/gi)].map((match) =>
    (match[1] ?? '').toLowerCase(),
  )
}

function ownerOf(file: string): string {
  const { part, slice } = placeOf(file)
  return part === 'studio' ? slice : `${part}/${slice}`
}
