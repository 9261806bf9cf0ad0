import type { Work } from '#studio/staff/work.ts'
import type { SubjectKind } from '../subject.ts'
import { defaultStatuses } from './defaults.ts'

/** Gives a kind (the type null), or each of its new types, the statuses that it begins with. */
export async function addDefaultStatuses(
  work: Work,
  { subject_kind, type_ids }: { subject_kind: SubjectKind; type_ids: readonly (number | null)[] },
): Promise<void> {
  const rows = type_ids.flatMap((type_id) =>
    defaultStatuses[subject_kind].map(({ name, duration_days, initial = false, final = false }, at) => ({
      subject_kind,
      type_id,
      name,
      duration_days,
      position: at + 1,
      is_initial: initial,
      is_final: final,
    })),
  )
  if (rows.length > 0) await work.db.insertInto('status').values(rows).execute()
}
