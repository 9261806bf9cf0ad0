/** Why a record is left out when many are moved to a status at once, as it is told behind a number: `3 archived`. */
export const skipReasons = {
  already: 'in this status already',
  archived: 'archived',
  canceled: 'canceled',
  'other-type': 'of another type, or of none',
  gone: 'no longer there',
  changed: 'changed by somebody meanwhile',
} as const

export type SkipReason = keyof typeof skipReasons

type Candidate = { status_id: number; type_id: number | null; archived: boolean; canceled: boolean }

/** Why a record cannot move to a status, or null where it can. */
export function whyNot(record: Candidate | undefined, status: { id: number; type_id: number | null }): SkipReason | null {
  if (record === undefined) return 'gone'
  if (record.archived) return 'archived'
  if (record.canceled) return 'canceled'
  if (status.type_id !== null && record.type_id !== status.type_id) return 'other-type'
  return record.status_id === status.id ? 'already' : null
}

export type Skipped = { why: SkipReason; count: number }

/** How many were left out for each reason, in the order of the reasons. */
export function countedReasons(reasons: readonly SkipReason[]): Skipped[] {
  const known = Object.keys(skipReasons) as SkipReason[]
  return known.flatMap((why) => {
    const count = reasons.filter((reason) => reason === why).length
    return count === 0 ? [] : [{ why, count }]
  })
}
