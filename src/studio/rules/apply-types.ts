import type { TypedKind } from '#studio/records/subject.ts'
import { atPlace } from './at-place.ts'
import type { Hand } from './hand.ts'
import { orderBy } from './order-by.ts'
import type { RulesFile } from './rules-text.ts'
import { sameName, type TypeRow } from './setup.ts'

/** Makes the types of a file and changes those that are there; none is made inactive yet. Returns the numbers of the new ones. */
export async function applyTypes(hand: Hand, { rules, lineOf }: RulesFile): Promise<ReadonlySet<number>> {
  const made = new Set<number>()
  for (const [kind, list] of Object.entries(rules.types ?? {}) as [TypedKind, NonNullable<NonNullable<typeof rules.types>[TypedKind]>][]) {
    for (const [index, { name, active }] of list.entries()) {
      await atPlace(lineOf, ['types', kind, index], async () => {
        const known = (await typesOf(hand, kind)).find((type) => sameName(type.name, name))
        if (known === undefined) made.add(await hand.createType({ subject_kind: kind, name }))
        else if (known.name !== name.trim() || (active === true && !known.active))
          await hand.changeType(known.id, { version: known.version, name, ...(active === true ? { active } : {}) })
      })
    }
    const ids = orderBy(
      await typesOf(hand, kind),
      list.map(({ name }) => name),
    )
    if (ids !== null) await hand.orderTypes(kind, ids)
  }
  return made
}

async function typesOf(hand: Hand, kind: TypedKind): Promise<TypeRow[]> {
  return (await hand.setup()).types.filter((type) => type.subject_kind === kind)
}
