import { layoutOf, missingColumns } from './columns.ts'
import { type ImportedKind, importedKinds } from './imported-kind.ts'

/**
 * What a list most likely holds, by the names of its columns; null when they do not tell. A name that few kinds know tells more than one
 * that many know. What looks like orders of both kinds is of the usual one.
 */
export function likelyKind(headers: readonly string[]): ImportedKind | null {
  const knownBy = headers.map((header) => importedKinds.filter((kind) => layoutOf(kind, [header]).places.size > 0))
  const scores = importedKinds.map((kind) => {
    const told = knownBy.reduce((sum, kinds) => sum + (kinds.includes(kind) ? 1 / kinds.length : 0), 0)
    return { kind, score: told > 0 && missingColumns(kind, layoutOf(kind, headers)) === null ? told + 0.5 : told }
  })
  const best = Math.max(...scores.map(({ score }) => score))
  const [first, ...others] = scores.filter(({ score }) => best > 0 && best - score < 1e-9).map(({ kind }) => kind)
  if (first === undefined) return null
  return others.length === 0 || (first === 'production_order' && others.every((kind) => kind === 'preproduction_order')) ? first : null
}
