import { sql } from 'kysely'
import { Refusal, refuseField } from '#platform/refusal.ts'
import { type CivilDate, parseDate } from '#studio/calendar/civil-date.ts'
import { startOfDay } from '#studio/calendar/zone.ts'
import { type ItemState, itemStates } from '#studio/matching/item.ts'
import { moveItems } from '#studio/matching/move-items.ts'
import { type ItemRow, itemRows, noSuchItem } from '#studio/matching/queries.ts'
import { setWaiting } from '#studio/matching/set-waiting.ts'
import { endsByItself, untilResumed, type Waiting } from '#studio/matching/waiting.ts'
import type { Work } from '#studio/staff/work.ts'

type Wanted = { version: number; automatic: boolean; until?: string | null }
type Standing = { version: number; state: ItemState; waits_for: Waiting | null; hold_until: Date | null; trigger: string; automatic: boolean }

/**
 * Lets an item go by itself, or holds it back until it is resumed or until a day. Letting go is a person's word: neither the brake nor the cap
 * stops it then. The same again changes nothing.
 */
export async function letItemGo(work: Work, id: number, { version, automatic, until = null }: Wanted): Promise<ItemRow> {
  const item = await lockItem(work, id)
  if (!item.automatic) throw byHand(item)
  if (automatic ? item.state === 'active' && item.waits_for === null : until === null && isHeldForGood(item)) return rowOf(work, id)
  if (item.version !== version) throw new Refusal('conflict', 'changed-meanwhile', 'This item changed meanwhile. Look at it again.')
  if (!['active', 'held', 'attention'].includes(item.state) || (automatic && item.state === 'attention')) throw cannot(item)
  if (automatic) await letGo(work, id, item.state)
  else await holdBack(work, id, until)
  return rowOf(work, id)
}

async function letGo(work: Work, id: number, state: ItemState): Promise<void> {
  if (state === 'held') await moveItems(work, [{ id, to: 'active', reason: 'resumed' }])
  await setWaiting(work, sql`i.id = ${id}`, { waiting: null, reason: 'let-go', letGo: true })
}

async function holdBack(work: Work, id: number, until: string | null): Promise<void> {
  if (until !== null && until <= work.today) throw refuseField('until', 'until-past', 'Choose a day after today, or none to hold it until it is resumed.')
  const holdUntil = until === null ? untilResumed : startOfDay(dayOf(until), work.studio.zone)
  await moveItems(work, [{ id, to: 'held', reason: 'held-back', holdUntil, chosenDay: true }])
}

function dayOf(text: string): CivilDate {
  const day = parseDate(text)
  if (!day.ok) throw refuseField('until', 'bad-day', day.message)
  return day.value
}

function isHeldForGood({ state, hold_until }: Standing): boolean {
  return state === 'held' && (hold_until === null || !endsByItself(hold_until))
}

async function lockItem(work: Work, id: number): Promise<Standing> {
  const { rows } = await sql<Standing>`
    SELECT i.version, i.state, i.waits_for, i.hold_until, t.description AS trigger, t.automatic
    FROM triggered_item i JOIN trigger t ON t.studio_id = i.studio_id AND t.id = i.trigger_id WHERE i.id = ${id} FOR NO KEY UPDATE OF i`.execute(work.db)
  if (rows[0] === undefined) throw noSuchItem(id)
  return rows[0]
}

async function rowOf(work: Work, id: number): Promise<ItemRow> {
  const [row] = await itemRows(work, [id])
  if (row === undefined) throw noSuchItem(id)
  return row
}

function byHand({ trigger }: Standing): Refusal {
  return new Refusal('conflict', 'by-hand', `“${trigger}” is processed by hand, so nothing of it goes by itself. Press Process, or make the trigger automatic.`)
}

function cannot({ state }: Standing): Refusal {
  const where = itemStates[state].label
  return new Refusal('conflict', 'cannot-decide', `This item is listed under “${where}”, where nothing goes by itself. Process it by hand, or leave it.`)
}
