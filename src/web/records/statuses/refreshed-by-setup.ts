import type { SubjectKind } from '#studio/records/subject.ts'
import { refreshedBy } from '../refreshed-by.ts'

/** What names a status or type of this kind, and is asked again when that was changed. */
export function refreshedBySetup(kind: SubjectKind): readonly { path: string }[] {
  const shown: Partial<Record<SubjectKind, readonly { path: string }[]>> = refreshedBy
  return shown[kind] ?? []
}
