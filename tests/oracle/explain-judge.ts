import { sql } from 'kysely'
import { explainPair } from '#studio/matching/explain/explain-pair.ts'
import { explainRecord } from '#studio/matching/explain/explain-record.ts'
import type { Explained, NextFire, Verdict } from '#studio/matching/explain/explanation.ts'
import type { ItemState } from '#studio/matching/item.ts'
import { judgeItems } from '#studio/matching/judge-items.ts'
import type { Work } from '#studio/staff/work.ts'
import type { TriggerSubject } from '#studio/triggers/subjects.ts'
import type { Instant } from './dates.ts'
import { look } from './drive.ts'
import { applyChange } from './explain-apply.ts'
import { type Mistake, mistaken } from './mistaken.ts'
import type { Program } from './program.ts'
import type { Rows } from './rows.ts'

const second = 1000
const day = 86_400_000

/** How much was compared: pairs explained, what they foretold that came, and what was changed so that it fired. */
export type Told = { explained: number; occurrences: number; foretold: number; changed: number }

/** `mistake`: made while explanations are asked for, never when anything is done. */
export type Judged = { program: Program; rows: Rows; now: Instant; mistake?: Mistake }
type Pair = { trigger: number; kind: TriggerSubject; id: number }
type Explanation = Pair & { verdict: Verdict; why: string; occurrences: Explained[]; next: NextFire | null }
type Item = { id: number; trigger_id: number; subject_id: number; occurrence: string; state: ItemState; reason: string | null; state_at: Date }

/**
 * Whether what is explained after a look is what the ledger has; whether what is said to fire next does, when the clock goes there and nothing else changes; and whether
 * what would have to change is enough, once it is done. Throws with what differs.
 */
export async function judgeExplained({ program, rows, now, mistake = [] }: Judged): Promise<Told> {
  const told: Told = { explained: 0, occurrences: 0, foretold: 0, changed: 0 }
  const at = await comesTrue({ program, rows, now, told, mistake })
  await makesItFire({ program, rows, now: at, told, mistake })
  return told
}

type Judging = Required<Judged> & { told: Told }

/** Every pair against the ledger, then the clock goes to what fires first. */
async function comesTrue({ program, rows, now, told, mistake }: Judging): Promise<Instant> {
  let at = now + second
  await look(program.at(at))
  for (let times = 0; times < 3; times += 1) {
    const kinds = await kindsOf(program, rows, at)
    const { all, otherwise } = await program.at(at).inTransaction((work) =>
      mistaken(work, mistake, async () => {
        const singles = await explainAll(work, pairs(rows, kinds))
        return { all: singles, otherwise: await listedOtherwise(work, singles) }
      }),
    )
    for (const { occurrences } of all) told.occurrences += occurrences.length
    told.explained += all.length
    refuse(at, await program.at(at).inTransaction((work) => disagreeing(work, all)))
    refuse(at, otherwise)
    const coming = all.filter(({ next }) => next !== null && next.due_at.getTime() < now + 400 * day)
    const first = Math.min(...coming.map(({ next }) => next?.due_at.getTime() ?? 0))
    if (!Number.isFinite(first)) break
    const before = await entered(program, at)
    // A studio looks every few days at least: a leap of the clock would ask first.
    for (at = Math.min(first, at + 5 * day); at < first; at = Math.min(first, at + 5 * day)) {
      await look(program.at(at))
      const early = (await entered(program, at)).filter((key) => !before.includes(key))
      if (early.length > 0) refuse(at, [`Nobody foretold ${early.join(' · ')}; the first was to be at ${new Date(first).toISOString()}.`])
    }
    at = first + second
    await look(program.at(at))
    const due = coming.filter(({ next }) => next?.due_at.getTime() === first).map(({ trigger, id, next }) => `${trigger} ${id} ${next?.occurrence}`)
    const came = (await entered(program, at)).filter((key) => !before.includes(key))
    refuse(
      at,
      due.filter((key) => !came.includes(key)).map((key) => `Foretold and did not come: ${key}`),
    )
    refuse(
      at,
      came.filter((key) => !due.includes(key)).map((key) => `Came and was not foretold: ${key}`),
    )
    told.foretold += due.length
  }
  return at
}

async function makesItFire({ program, rows, now, told }: Judging): Promise<void> {
  let at = now
  for (const pair of pairs(rows, await kindsOf(program, rows, at))) {
    const before = await program.at(at).inTransaction((work) => explained(work, pair))
    if (before.occurrences.some(({ verdict }) => verdict === 'listed' || verdict === 'coming')) continue
    const [offered] = before.occurrences.filter(({ enough }) => enough)
    if (offered === undefined || offered.needed.some(({ change }) => change?.of === 'decision')) continue
    for (const { change } of offered.needed) {
      // One after the other: what is changed in the very moment in which a trigger begins to count is no news.
      at += second
      if (change !== null) await program.at(at).inTransaction((work) => applyChange(work, pair.kind, change))
    }
    at += second
    await look(program.at(at))
    const after = await program.at(at).inTransaction((work) => explained(work, pair))
    told.changed += 1
    if (after.next === null && !after.occurrences.some(({ verdict }) => verdict === 'listed'))
      refuse(at, [`It was to fire, and does not.\nBefore: ${brief(before)}\nAfter: ${brief(after)}`])
  }
}

async function explainAll(work: Work, asked: readonly Pair[]): Promise<Explanation[]> {
  const all: Explanation[] = []
  for (const pair of asked) all.push(await explained(work, pair))
  return all
}

async function explained(work: Work, pair: Pair): Promise<Explanation> {
  const { verdict, why, occurrences, next } = await explainPair(work, pair.trigger, { kind: pair.kind, id: pair.id })
  return { ...pair, verdict, why, occurrences, next }
}

async function kindsOf(program: Program, rows: Rows, at: Instant): Promise<Map<number, TriggerSubject>> {
  const { rows: kinds } = await program
    .at(at)
    .inTransaction((work) =>
      sql<{ id: number; kind: TriggerSubject }>`SELECT id, subject_kind AS kind FROM trigger WHERE id = ANY(${rows.triggers}::bigint[])`.execute(work.db),
    )
  return new Map(kinds.map(({ id, kind }) => [id, kind]))
}

function pairs({ triggers, records, clients }: Rows, kinds: ReadonlyMap<number, TriggerSubject>): Pair[] {
  const all = [...records, ...clients.map((id) => ({ kind: 'client' as const, id }))]
  return triggers.flatMap((trigger) => all.filter(({ kind }) => kind === kinds.get(trigger)).map((record) => ({ trigger, ...record })))
}

const listed: readonly ItemState[] = ['active', 'held', 'attention']

/** Where explanations and ledger disagree, a sentence each. */
async function disagreeing(work: Work, all: readonly Explanation[]): Promise<string[]> {
  const { rows: items } = await sql<Item>`SELECT id, trigger_id, subject_id, occurrence, state, reason, state_at FROM triggered_item`.execute(work.db)
  const verdicts = await judgeItems(
    work,
    items.map(({ id }) => id),
  )
  return all.flatMap(({ trigger, id, occurrences }) => {
    const own = items.filter((item) => item.trigger_id === trigger && item.subject_id === id)
    const missing = own
      .filter((item) => !occurrences.some((one) => one.item?.id === item.id))
      .map((item) => `Item ${item.id} of ${trigger} and ${id} is not explained.`)
    const wrong = occurrences.flatMap((one) => {
      const item = own.find((candidate) => candidate.id === one.item?.id)
      const failed = one.conditions.filter(({ passed }) => !passed).map(({ code }) => code)
      const says = `Trigger ${trigger}, record ${id}, ${one.occurrence}: ${one.verdict} (${failed.join(', ')}), the ledger ${item?.state ?? 'nothing'} (${item?.reason ?? ''})`
      if ((one.verdict === 'listed') !== (item !== undefined && listed.includes(item.state))) return [says]
      if (one.verdict === 'next-look') return [`${says}: it was looked at just now.`]
      if (item === undefined) return []
      const judged = verdicts.get(item.id)
      const undecided = [...listed, 'withdrawn'].includes(item.state)
      if (undecided && judged !== undefined && judged.failed !== null && judged.failed !== failed[0]) return [`${says}: the judge says ${judged.failed}.`]
      if (item.state === 'withdrawn' && item.state_at.getTime() === work.now.getTime() && item.reason !== failed[0]) return [`${says}: it left just now.`]
      return []
    })
    return [...missing, ...wrong]
  })
}

/** Where the lines of all triggers of a record say something else than the explanation of each, or one of them is missing or there twice. */
async function listedOtherwise(work: Work, all: readonly Explanation[]): Promise<string[]> {
  const { rows: triggers } = await sql<{ id: number; kind: TriggerSubject }>`SELECT id, subject_kind AS kind FROM trigger WHERE archived_at IS NULL`.execute(
    work.db,
  )
  const found: string[] = []
  for (const [record, singles] of Map.groupBy(all, ({ kind, id }) => `${kind} ${id}`)) {
    const [{ kind, id }] = singles as [Explanation]
    const { rows } = await explainRecord(work, { kind, id })
    const inLines = new Map(rows.map((line) => [line.trigger_id, says({ ...line, item: line.item_id })]))
    const wanted = triggers.filter((trigger) => trigger.kind === kind).map((trigger) => trigger.id)
    if (rows.length !== inLines.size || wanted.some((trigger) => !inLines.has(trigger)) || inLines.size !== wanted.length)
      found.push(`Of ${record} there are lines of ${rows.map((line) => line.trigger_id).join(', ')}; its triggers are ${wanted.join(', ')}.`)
    for (const { trigger, verdict, why, occurrences } of singles.filter((single) => inLines.has(single.trigger))) {
      const [first] = occurrences
      const failed = first?.conditions.find(({ passed }) => !passed)?.code ?? (first === undefined ? 'no-moment' : null)
      const single = says({ verdict, why, code: failed, due_on: first?.due_on ?? null, item: first?.item?.id ?? null })
      if (single !== inLines.get(trigger)) found.push(`Trigger ${trigger} and ${record}: explained as ${single}, in the list ${inLines.get(trigger)}.`)
    }
  }
  return found
}

type Line = Pick<Explained, 'verdict' | 'why' | 'due_on'> & { code: string | null; item: number | null }

function says({ verdict, why, code, due_on, item }: Line): string {
  return `${verdict} (${code}), due ${due_on}, item ${item}: ${why}`
}

/** What stands on the list, or came and was missed at once. */
async function entered(program: Program, at: Instant): Promise<string[]> {
  const { rows } = await program
    .at(at)
    .inTransaction((work) =>
      sql<{ key: string }>`SELECT trigger_id || ' ' || subject_id || ' ' || occurrence AS key FROM triggered_item WHERE state NOT IN ('withdrawn')`.execute(
        work.db,
      ),
    )
  return rows.map(({ key }) => key)
}

function refuse(at: Instant, found: readonly string[]): void {
  if (found.length > 0) throw new Error(`At ${new Date(at).toISOString()}:\n${found.slice(0, 5).join('\n')}`)
}

function brief({ trigger, kind, id, occurrences, next }: Explanation): string {
  const each = occurrences.map(({ occurrence, verdict, conditions, needed, item, due_on }) => {
    const failed = conditions.filter(({ passed }) => !passed).map(({ code }) => code)
    const changes = needed.map(({ change }) => (change === null ? '-' : `${change.of} ${change.field} ${change.value}`))
    return `${occurrence}: ${verdict}, item ${item?.state}, due ${due_on}, failed ${failed.join(', ')}; needed ${changes.join(', ')}`
  })
  return `trigger ${trigger}, ${kind} ${id}, next ${next?.due_on}\n${each.join('\n')}`
}
