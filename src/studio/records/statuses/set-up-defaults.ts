import type { Work } from '#studio/staff/work.ts'
import { defaultStatuses, defaultTypes } from './defaults.ts'

/** Gives a new studio statuses and types. A kind that has any is left as it is, so twice is once. */
export async function setUpDefaults(work: Work): Promise<void> {
  for (const subject_kind of ['client', 'session'] as const) {
    const there = await work.db.selectFrom('status').select('id').where('subject_kind', '=', subject_kind).limit(1).executeTakeFirst()
    if (there !== undefined) continue
    const rows = defaultStatuses[subject_kind].map((status, at) => {
      const { name, duration_days } = status
      return { subject_kind, name, duration_days, position: at + 1, is_initial: 'initial' in status, is_final: 'final' in status }
    })
    await work.db.insertInto('status').values(rows).execute()
  }
  const type = await work.db.selectFrom('type').select('id').limit(1).executeTakeFirst()
  if (type !== undefined) return
  await work.db
    .insertInto('type')
    .values(defaultTypes.map((name, at) => ({ subject_kind: 'session' as const, name, position: at + 1 })))
    .execute()
}
