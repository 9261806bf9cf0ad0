import { changeType } from '#studio/records/statuses/change-type.ts'
import { createType } from '#studio/records/statuses/create-type.ts'
import { orderSetup } from '#studio/records/statuses/order-setup.ts'
import { listTypes } from '#studio/records/statuses/queries.ts'
import type { TypedKind } from '#studio/records/subject.ts'
import type { Work } from '#studio/staff/work.ts'
import { atPlace } from './at-place.ts'
import { orderBy } from './order-by.ts'
import type { RulesFile } from './rules-text.ts'
import { sameName } from './setup.ts'

/** Makes the types of a file and changes those that are there; none is made inactive yet. Returns the numbers of the new ones. */
export async function applyTypes(work: Work, { rules, lineOf }: RulesFile): Promise<ReadonlySet<number>> {
  const made = new Set<number>()
  for (const [kind, list] of Object.entries(rules.types ?? {}) as [TypedKind, NonNullable<NonNullable<typeof rules.types>[TypedKind]>][]) {
    for (const [index, { name, active }] of list.entries()) {
      await atPlace(lineOf, ['types', kind, index], async () => {
        const known = (await listTypes(work, kind)).rows.find((type) => sameName(type.name, name))
        if (known === undefined) made.add(await createType(work, { subject_kind: kind, name }))
        else if (known.name !== name.trim() || (active === true && !known.active))
          await changeType(work, known.id, { version: known.version, name, ...(active === true ? { active } : {}) })
      })
    }
    const ids = orderBy(
      (await listTypes(work, kind)).rows,
      list.map(({ name }) => name),
    )
    if (ids !== null) await orderSetup(work, 'type', { subject_kind: kind, ids })
  }
  return made
}
