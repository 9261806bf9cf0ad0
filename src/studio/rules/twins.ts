import { isDeepStrictEqual } from 'node:util'
import type { Difference } from './differences.ts'
import type { Rules, TriggerRule } from './format.ts'
import type { StandingRules } from './hand.ts'
import { sameName } from './setup.ts'
import type { Trouble } from './trouble.ts'

/**
 * A trigger that a file would make, and one of the studio that the file does not name: the same rule under another name, or one that was called so
 * before. Somebody renamed it here or there.
 */
type Twins = { index: number; name: string; active: boolean; standing: string; saysTheSame: boolean }

type Asked = { file: Rules; before: StandingRules; formerNames: ReadonlyMap<number, readonly string[]> }

/** Every new trigger of a file that the studio may have under another name. */
export function twinsIn({ file, before, formerNames }: Asked): Twins[] {
  const rules = file.triggers ?? []
  const standing = (before.rules.triggers ?? []).map((rule, index) => ({ rule, former: formerNames.get(before.triggers[index]?.id ?? 0) ?? [] }))
  const unnamed = standing.filter(({ rule }) => !rules.some((each) => isCalled(each, rule)))
  return rules.flatMap((rule, index): Twins[] => {
    if (standing.some((each) => isCalled(rule, each.rule))) return []
    const twin =
      unnamed.find((each) => saysTheSame(rule, each.rule)) ??
      unnamed.find((each) => sameName(rule.name, each.rule.name) || each.former.some((name) => sameName(name, rule.name)))
    if (twin === undefined) return []
    return [{ index, name: rule.name, active: rule.active === true, standing: twin.rule.name, saysTheSame: saysTheSame(rule, twin.rule) }]
  })
}

/** A second one that does the same, and at once, is never what somebody wants: clients would hear everything twice. */
export function twinTroubles(twins: readonly Twins[]): Trouble[] {
  return twins.flatMap(({ index, name, active, standing, saysTheSame: isSame }) =>
    active && isSame
      ? [
          {
            path: ['triggers', index, 'name'],
            message: `The studio has this trigger already, as “${standing}”. With “${name}” besides, clients would hear everything twice. Give it the same name here and there, or write “active: false”.`,
          },
        ]
      : [],
  )
}

/** The differences, with what is said of new triggers that may not be new. `prune`: the one of the studio goes. */
export function withTwins(changes: readonly Difference[], twins: readonly Twins[], prune: boolean): Difference[] {
  return changes.map((change) => {
    const twin = change.section === 'triggers' && change.what === 'added' ? twins.find(({ name }) => name.trim() === change.name) : undefined
    return twin === undefined ? change : { ...change, notes: [noteOf(twin, prune)] }
  })
}

function noteOf({ standing, saysTheSame: isSame }: Twins, prune: boolean): string {
  const why = isSame ? `The studio’s “${standing}” says the same` : `The studio’s “${standing}” was called so before`
  return prune
    ? `${why}. It goes, and this one counts anew. To keep its history, rename the trigger in the studio instead.`
    : `${why}. It stays, and this one comes besides. If they are one and the same, give it the same name here and there.`
}

function isCalled(one: TriggerRule, other: TriggerRule): boolean {
  return one.name.trim() === other.name.trim() && (one.nth ?? 1) === (other.nth ?? 1)
}

/** But for its name, and whether it is switched on. */
function saysTheSame(one: TriggerRule, other: TriggerRule): boolean {
  return isDeepStrictEqual(body(one), body(other))
}

function body({ name: _, nth: __, active: ___, not_if = [], purpose = 'transactional', late = 'wait', outputs = [], ...rule }: TriggerRule): object {
  return { ...rule, not_if: not_if.toSorted(), purpose, late, outputs }
}
