import type { ReferenceKind, References } from '../references.ts'

/** What numbers in a rule are called today; what was deleted since is called by its number. `quoted`: a name in quotation marks. */
export type Names = Record<'of' | 'quoted', (kind: ReferenceKind, id: number | null) => string>

export function namesOf(references: Pick<References, ReferenceKind>): Names {
  const spoken = (write: (name: string) => string) => (kind: ReferenceKind, id: number | null) => {
    if (id === null) return 'none'
    const known = references[kind].get(id)
    return known === undefined ? `number ${id}, deleted since` : write(known.name)
  }
  return { of: spoken((name) => name), quoted: spoken((name) => `“${name}”`) }
}
