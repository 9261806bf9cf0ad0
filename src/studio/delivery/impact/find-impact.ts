import { sql } from 'kysely'
import type { Answer } from '#platform/http/endpoint.ts'
import { type Coming, type ForeseenMove, foreseeMove, type ItemOfRecord, keyOf } from '#studio/matching/impact/foresee-move.ts'
import { reasonSentence } from '#studio/matching/reasons.ts'
import type { MovableKind, RecordMove } from '#studio/records/supposed/record-move.ts'
import { supposeMove } from '#studio/records/supposed/suppose-move.ts'
import type { Work } from '#studio/staff/work.ts'
import type { Impact } from './contract.ts'
import { findMessagesOf } from './find-messages-of.ts'
import type { Family, NextOf, Slot, ToldTriggers } from './impact-facts.ts'
import { aboutOn, comingText, type ItemFate, itemText, type Next } from './told-impact.ts'

type Asked = { subject_kind: MovableKind; subject_id: number; changes: RecordMove }

/** What moving a record would do to items, to what is expected, and to messages, with a sentence each. Writes nothing. */
export async function findImpact(work: Work, { subject_kind: kind, subject_id: id, changes }: Asked): Promise<Answer<Impact>> {
  const record = await supposeMove(work, { kind, id, changes })
  const foreseen = await foreseeMove(work, record)
  const triggers = await loadTriggersOf(work, foreseen)
  const nextOf = nextOfAll(foreseen)
  const messages = await findMessagesOf(work, { record, foreseen, triggers, nextOf })
  const family = await loadFamilyOf(work, foreseen)
  const items = foreseen.items.flatMap((item) => toldItem(work, { item, foreseen, triggers, family, nextOf }) ?? [])
  const slotOf = new Map(foreseen.items.map((item) => [item.id, slot(item)]))
  const already = new Set([
    ...items.filter(({ fate }) => fate === 'leaves').map(({ id: left }) => slotOf.get(left) ?? ''),
    ...messages.flatMap(({ of, row }) => (row.fate === 'sent' && of !== null ? slot(of) : [])),
  ])
  return { items, coming: toldComing(work, { foreseen, triggers, family, already }), messages: messages.map(({ row }) => row) }
}

function slot({ trigger_id, subject_kind, subject_id, family_member_id }: Slot): string {
  return `${trigger_id} ${subject_kind} ${subject_id} ${family_member_id ?? ''}`
}

function nextOfAll({ now, ahead }: ForeseenMove): NextOf {
  const found = new Map<string, Next>()
  for (const one of ahead) found.set(slot(one), { on: one.due_on, atOnce: false, late: false })
  for (const one of now) found.set(slot(one), { on: one.due_on, atOnce: true, late: one.late })
  return (of) => found.get(slot(of)) ?? null
}

type ItemTold = { item: ItemOfRecord; foreseen: ForeseenMove; triggers: ToldTriggers; family: Family; nextOf: NextOf }

function toldItem({ today }: Work, { item, foreseen, triggers, family, nextOf }: ItemTold): Answer<Impact>['items'][number] | null {
  const isListed = item.state === 'active' || item.state === 'held' || item.state === 'attention'
  const move = foreseen.moves.get(item.id)
  const returns = item.state === 'withdrawn' && (move !== undefined || foreseen.now.some((one) => keyOf(one) === keyOf(item)))
  if (!isListed && !returns) return null
  const dueOn = foreseen.verdicts.get(item.id)?.dueOn ?? null
  const fate = returns ? 'returns' : fateOf(move?.to, dueOn === item.due_on)
  const leaves = fate === 'leaves' || fate === 'expires'
  const reason = { code: move?.reason ?? null, detail: move?.detail ?? null }
  const told = {
    fate,
    trigger: triggers.get(item.trigger_id)?.description ?? '',
    whose: whoseOf(item, family),
    aboutOn: aboutOn(item.occurrence),
    dueOn,
    reason,
    next: leaves ? nextOf(item) : null,
  }
  return {
    id: item.id,
    trigger_id: item.trigger_id,
    trigger: told.trigger,
    record: { kind: item.subject_kind, id: item.subject_id },
    fate,
    about_on: told.aboutOn,
    due_on: leaves ? (told.next?.on ?? null) : dueOn,
    reason: leaves && reason.code !== null ? reasonSentence(reason.code, reason.detail) : null,
    text: itemText(told, today),
  }
}

function fateOf(to: string | undefined, isSameDay: boolean): ItemFate {
  if (to === 'withdrawn') return 'leaves'
  if (to === 'expired') return 'expires'
  return isSameDay ? 'stays' : 're-dated'
}

type ComingTold = { foreseen: ForeseenMove; triggers: ToldTriggers; family: Family; already: ReadonlySet<string> }

function toldComing({ today, now }: Work, { foreseen, triggers, family, already }: ComingTold): Answer<Impact>['coming'] {
  const listed = new Set(foreseen.items.map(keyOf))
  const before = foreseen.aheadBefore.filter(({ due_at }) => due_at > now).toSorted(bySooner)
  const wasOn = (one: Coming) => before.find((other) => slot(other) === slot(one))?.due_on ?? null
  const after = [...foreseen.now, ...foreseen.ahead]
  const row = (one: Coming, fate: Answer<Impact>['coming'][number]['fate']) => {
    const { description: trigger = '', automatic = false } = triggers.get(one.trigger_id) ?? {}
    const was = fate === 'drops' ? one.due_on : wasOn(one)
    const told = { fate, trigger, whose: whoseOf(one, family), dueOn: one.due_on, wasOn: was, late: one.late, automatic }
    return {
      trigger_id: one.trigger_id,
      trigger,
      record: { kind: one.subject_kind, id: one.subject_id },
      fate,
      due_on: one.due_on,
      was_on: was,
      late: one.late && fate === 'at-once',
      text: already.has(slot(one)) ? null : comingText(told, today),
    }
  }
  return [
    ...foreseen.now.filter((one) => !listed.has(keyOf(one))).map((one) => row(one, 'at-once')),
    ...foreseen.ahead
      .filter((one) => wasOn(one) !== one.due_on)
      .toSorted(bySooner)
      .map((one) => row(one, wasOn(one) === null ? 'comes' : 'moves')),
    ...before.filter((one) => !after.some((other) => slot(other) === slot(one))).map((one) => row(one, 'drops')),
  ]
}

function bySooner(one: Coming, other: Coming): number {
  return one.due_at.getTime() - other.due_at.getTime()
}

async function loadTriggersOf(work: Work, { items, now, ahead, aheadBefore }: ForeseenMove): Promise<ToldTriggers> {
  const ids = [...new Set([...items, ...now, ...ahead, ...aheadBefore].map(({ trigger_id }) => trigger_id))]
  const { rows } = await sql<{ id: number; description: string; automatic: boolean }>`
    SELECT id, description, automatic FROM trigger WHERE id = ANY(${ids}::bigint[])`.execute(work.db)
  return new Map(rows.map((row) => [row.id, row]))
}

/** Of birthdays of the family: whose. Null of everything else. */
function whoseOf({ family_member_id: id }: Slot, family: Family): string | null {
  return id === null ? null : (family.get(id) ?? 'a family member')
}

async function loadFamilyOf(work: Work, { items, now, ahead, aheadBefore }: ForeseenMove): Promise<Family> {
  const ids = [...new Set([...items, ...now, ...ahead, ...aheadBefore].flatMap(({ family_member_id }) => family_member_id ?? []))]
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ id: number; name: string }>`SELECT id, name FROM family_member WHERE id = ANY(${ids}::bigint[])`.execute(work.db)
  return new Map(rows.map(({ id, name }) => [id, name]))
}
