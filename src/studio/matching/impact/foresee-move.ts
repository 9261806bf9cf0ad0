import { type RawBuilder, sql } from 'kysely'
import type { CivilDate } from '#studio/calendar/civil-date.ts'
import type { SupposedRecord } from '#studio/records/supposed/suppose-move.ts'
import type { Work } from '#studio/staff/work.ts'
import type { TriggerSubject } from '#studio/triggers/subjects.ts'
import { liveSources } from '../find-sources.ts'
import { findTouched, type Touched } from '../find-touched.ts'
import type { Verdict } from '../judge-items.ts'
import { changedOf } from '../match-changes.ts'
import type { Move } from '../move-items.ts'
import { moveOf, type Standing } from '../move-of.ts'
import { onlyByPerson } from '../reasons.ts'
import { type Clock, clockOf, type Source } from '../sources/source.ts'
import { judgeSupposed } from './judge-supposed.ts'
import { supposeMoves, supposeRecord } from './suppose-record.ts'

/** `family_member_id`: of a birthday, whose it is where it is not the client's own. */
export type OfRecord = { trigger_id: number; subject_kind: TriggerSubject; subject_id: number; family_member_id: number | null; occurrence: string }
/** An item of the record, or of one that hangs on it. */
export type ItemOfRecord = OfRecord & Standing & { due_on: CivilDate }
/** What a trigger would find. `late`: after its trigger date. */
export type Coming = OfRecord & { due_on: CivilDate; due_at: Date; late: boolean }

export type ForeseenMove = {
  /** Every item there is, decided ones too. */
  items: ItemOfRecord[]
  /** Where undecided ones would go, and where those that stay would be dated. */
  moves: Map<number, Move>
  verdicts: Map<number, Verdict>
  /** What would come onto the list at once. */
  now: Coming[]
  /** What would come on its day, and what comes on its day as things are. */
  ahead: Coming[]
  aheadBefore: Coming[]
}

/**
 * What moving a record would do to the lists: the statements of matching (verify-items.ts, match-changes.ts) over the record as it would be. What lies
 * ahead is taken as if its day had come and nothing else happened till then; whether it is spaced from others is decided on its day. Writes nothing.
 */
export async function foreseeMove(work: Work, record: SupposedRecord): Promise<ForeseenMove> {
  const clock = clockOf(work)
  const sources = await liveSources(work, clock)
  const changed = [{ subjectKind: record.kind, subjectId: record.id }]
  const records = await findTouched(work, changed, [...new Set(sources.map((source) => source.subject))])
  const items = await itemsOf(work, records)
  const undecided = items.filter(({ state }) => open.includes(state))
  const asItWouldBe = supposeRecord(record)
  const verdicts = await judgeSupposed(work, { ids: undecided.map(({ id }) => id), supposing: asItWouldBe })
  const moves = new Map(undecided.flatMap((item) => moveOf(item, verdicts.get(item.id), work) ?? []).map((move) => [move.id, move]))
  const supposing = moves.size === 0 ? asItWouldBe : sql`${asItWouldBe}, ${supposeMoves([...moves.values()])}`
  const foreseen: ForeseenMove = { items, moves, verdicts, now: [], ahead: [], aheadBefore: [] }
  for (const source of sources) {
    const ids = records.get(source.subject) ?? []
    if (ids.length === 0) continue
    const asked = { source, clock, ids }
    const after = await found(work, { ...asked, supposing })
    foreseen.now.push(...after.filter(({ ripe }) => ripe))
    foreseen.ahead.push(...after.filter(({ ripe, due_at }) => !ripe && due_at > work.now))
    foreseen.aheadBefore.push(...(await found(work, { ...asked, supposing: null })))
  }
  return foreseen
}

const open: readonly Standing['state'][] = ['active', 'held', 'attention', 'withdrawn']

export function keyOf({ trigger_id, subject_kind, subject_id, occurrence }: Omit<OfRecord, 'family_member_id'>): string {
  return `${trigger_id} ${subject_kind} ${subject_id} ${occurrence}`
}

async function itemsOf(work: Work, records: Touched): Promise<ItemOfRecord[]> {
  const each = [...records].map(
    ([kind, ids]) => sql`SELECT id, trigger_id, subject_kind, subject_id, family_member_id, occurrence, state, reason, hold_until, due_on
      FROM triggered_item WHERE subject_kind = ${sql.lit(kind)} AND subject_id = ANY(${ids}::bigint[])`,
  )
  if (each.length === 0) return []
  const { rows } = await sql<ItemOfRecord>`${sql.join(each, sql` UNION ALL `)} ORDER BY id`.execute(work.db)
  return rows
}

type Asked = { source: Source; clock: Clock; ids: readonly number[]; supposing: RawBuilder<unknown> | null }

/** What `admitItems` would let in now (`ripe`), or once its day has come. */
async function found(work: Work, { source, clock, ids, supposing }: Asked): Promise<(Coming & { ripe: boolean })[]> {
  const given = supposing === null ? sql`` : sql`WITH ${supposing}`
  const { rows } = await sql<Coming & { ripe: boolean }>`${given}
    SELECT f.trigger_id, f.subject_kind, f.subject_id, f.family_member_id, f.occurrence, f.due_on, f.due_at, f.late, f.ripe
    FROM (${changedOf({ source, clock, ids, left: ['not-due', 'spaced'] })}) f
    LEFT JOIN triggered_item x ON x.trigger_id = f.trigger_id AND x.subject_kind = f.subject_kind AND x.subject_id = f.subject_id AND x.occurrence = f.occurrence
    WHERE x.id IS NULL OR (x.state = 'withdrawn' AND coalesce(x.reason, '') <> ALL (${onlyByPerson}::text[]))
    ORDER BY f.due_at, f.trigger_id, f.subject_id, f.occurrence`.execute(work.db)
  return rows
}
