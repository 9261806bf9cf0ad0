import { Refusal } from '#platform/refusal.ts'
import { type ImportedKind, importedKinds, importedKindWords } from '#studio/records/imports/imported-kind.ts'
import type { Given } from './verb.ts'

/** As people write a kind: `sessions`, `production-orders`, also in the singular. */
const kinds = new Map(
  importedKinds.flatMap((kind) => [importedKindWords[kind].many, importedKindWords[kind].one].map((word) => [word.replaceAll(' ', '-'), kind] as const)),
)

/** The kinds that files hold, for the help. */
export const fileKinds = importedKinds.map((kind) => importedKindWords[kind].many.replaceAll(' ', '-')).join(', ')

/** What a file holds, as a person says it. */
export function fileKind(given: Given[string]): ImportedKind {
  const kind = kinds.get(String(given).toLowerCase().replaceAll(/[ _]/g, '-'))
  if (kind === undefined) throw new Refusal('invalid', 'which-kind', `Say what the file holds with --kind: ${fileKinds}.`)
  return kind
}

/**
 * `--column "Geb.=birthday"`: what a header holds; nothing behind the sign: it is not used. `--type`: of a calendar, what its events are; it stands
 * under no header.
 */
export function fileColumns(given: Given[string], type: Given[string]): Record<string, string> | undefined {
  if (!Array.isArray(given) && type === undefined) return undefined
  const typed = type === undefined ? {} : { '': String(type).trim() }
  const columns = Object.fromEntries(
    [given ?? []]
      .flat()
      .map(String)
      .map((each): [string, string] => {
        const at = each.lastIndexOf('=')
        if (at < 1)
          throw new Refusal('invalid', 'which-column', `“${each}” is no column: write the header, an equals sign, and what it holds, like "Born=birthday".`)
        return [each.slice(0, at).trim(), each.slice(at + 1).trim()]
      }),
  )
  return { ...columns, ...typed }
}
