import type { Decision } from '#studio/matching/item.ts'

export const decisions = ['process', 'skip', 'delete'] as const satisfies readonly Decision[]

type RowTick = { decision: Decision | null; version: number; event: number; group: number }
type GroupTick = { decision: Decision; lastEvent: number; count: number }

/**
 * What a person has chosen and not yet sent. A group's tick stands for all of its items, loaded or not, as of the last event
 * seen: items that came or changed later are not in it. A row's own tick wins over it, and a row whose tick is null is left as it is.
 */
export type Ticks = { groups: ReadonlyMap<number, GroupTick>; rows: ReadonlyMap<number, RowTick> }

type Row = { id: number; version: number; last_event_id: number; trigger_id: number }
type Group = { trigger_id: number; count: number }

export const noTicks: Ticks = { groups: new Map(), rows: new Map() }

export function decisionOf(ticks: Ticks, row: Row): Decision | null {
  const own = ticks.rows.get(row.id)
  return own === undefined ? ofGroup(ticks, row) : own.decision
}

function ofGroup(ticks: Ticks, row: Row): Decision | null {
  return coveredBy(ticks.groups.get(row.trigger_id), row.last_event_id)?.decision ?? null
}

/** The group's tick, if the item stood there as it stands now when it was made: the rule that the server has for "all". */
function coveredBy(all: GroupTick | undefined, event: number): GroupTick | undefined {
  return all !== undefined && event <= all.lastEvent ? all : undefined
}

/** What all of a group has; null as well when more stands there now than when it was ticked. */
export function decisionOfAll(ticks: Ticks, group: Group): Decision | null {
  const all = ticks.groups.get(group.trigger_id)
  return all !== undefined && all.count >= group.count ? all.decision : null
}

/** One row; null takes its tick away. Choosing what is chosen already takes it away too. */
export function tickRow(ticks: Ticks, row: Row, wanted: Decision | null): Ticks {
  const decision = wanted === decisionOf(ticks, row) ? null : wanted
  const rows = new Map(ticks.rows)
  if (decision === ofGroup(ticks, row)) rows.delete(row.id)
  else rows.set(row.id, { decision, version: row.version, event: row.last_event_id, group: row.trigger_id })
  return { groups: ticks.groups, rows }
}

/** All items of a group, whatever was ticked in it before. */
export function tickGroup(ticks: Ticks, group: Group, { decision, lastEvent }: { decision: Decision | null; lastEvent: number }): Ticks {
  const groups = new Map(ticks.groups)
  if (decision === null) groups.delete(group.trigger_id)
  else groups.set(group.trigger_id, { decision, lastEvent, count: group.count })
  return { groups, rows: new Map([...ticks.rows].filter(([, row]) => row.group !== group.trigger_id)) }
}

/** How many items each decision takes. */
export function countTicks(ticks: Ticks): Record<Decision, number> {
  const counts = { process: 0, skip: 0, delete: 0 }
  for (const { decision, count } of ticks.groups.values()) counts[decision] += count
  for (const { decision, event, group } of ticks.rows.values()) {
    const all = coveredBy(ticks.groups.get(group), event)
    if (all !== undefined) counts[all.decision] -= 1
    if (decision !== null) counts[decision] += 1
  }
  return counts
}

/** So many deletions at once are asked about, even where each was chosen by itself. */
const manyDeletions = 10

/** How many items would be deleted, where that is asked about first: after Delete All, and whenever there are many. Otherwise 0. */
export function deletionsToConfirm(ticks: Ticks): number {
  const count = countTicks(ticks).delete
  const all = [...ticks.groups.values()].some(({ decision }) => decision === 'delete')
  return all || count >= manyDeletions ? count : 0
}

/** The same, as the server is asked for it. */
export function requestOf<View extends string>(ticks: Ticks, view: View) {
  const rows = [...ticks.rows].map(([id, row]) => ({ id, ...row }))
  return {
    decisions: rows.flatMap(({ id, decision, version }) => (decision === null ? [] : [{ item_id: id, decision, version }])),
    all: [...ticks.groups].map(([group, { decision, lastEvent }]) => ({
      decision,
      view,
      trigger_id: group,
      last_event_id: lastEvent,
      except: rows.filter((row) => row.group === group && row.decision === null).map(({ id }) => id),
    })),
  }
}
