import { sql } from 'kysely'
import { addDays } from '#studio/calendar/civil-date.ts'
import { startOfDay } from '#studio/calendar/zone.ts'
import { loadAutomation } from '#studio/matching/automatic/load-rules.ts'
import { setWaiting } from '#studio/matching/set-waiting.ts'
import type { Work } from '#studio/staff/work.ts'
import type { Facts } from '../load-facts.ts'
import type { Plan } from '../plan.ts'

/** A made-up class of advisory locks: who counts a studio's automatic messages of the day. */
const capLocks = 7304

type Planned = { item: Facts; plan: Plan }

/**
 * Leaves for the next day what would be more automatic messages to one client today than the studio allows, and returns the items left. Calls and
 * letters to the client count, work of the staff does not. Nobody is left without their first, and what a person let go, goes.
 */
export async function leaveOverCap(work: Work, plans: readonly Planned[]): Promise<ReadonlySet<number>> {
  const { dailyCap } = await loadAutomation(work)
  const concerned = plans.filter((one) => messagesOf(one).size > 0)
  if (dailyCap === null || concerned.length === 0) return new Set()
  // Counted one batch after the other, until it is committed: else two would both find room for the last message.
  await sql`SELECT pg_advisory_xact_lock(${capLocks}::int, ${work.studio.id}::int)`.execute(work.db)
  const letGo = await loadLetGo(work, concerned)
  const sent = await sentToday(work, [...new Set(concerned.flatMap((one) => [...messagesOf(one).keys()]))])
  const over: number[] = []
  for (const one of concerned) {
    const wanted = [...messagesOf(one)].map(([person, count]) => ({ person, before: sent.get(person) ?? 0, count }))
    if (wanted.some(({ before, count }) => before > 0 && before + count > dailyCap) && !letGo.has(one.item.id)) over.push(one.item.id)
    else for (const { person, before, count } of wanted) sent.set(person, before + count)
  }
  const until = startOfDay(addDays(work.today, 1), work.studio.zone)
  if (over.length > 0) await setWaiting(work, sql`i.id = ANY(${over}::bigint[])`, { waiting: 'cap', reason: 'cap', until })
  return new Set(over)
}

/** How many messages a plan makes to whom: to a client whom it is for, who may be another than the record's; those to the family are the record's client's. */
function messagesOf({ item, plan: { planned } }: Planned): Map<number, number> {
  const messages = new Map<number, number>()
  for (const { recipient, step, already } of planned) {
    const person = recipient.kind === 'client' ? recipient.id : recipient.kind === 'family-member' ? item.clientId : null
    if (person !== null && step !== null && step.channel !== 'task' && !already) messages.set(person, (messages.get(person) ?? 0) + 1)
  }
  return messages
}

async function sentToday(work: Work, clientIds: readonly number[]): Promise<Map<number, number>> {
  const { rows } = await sql<{ id: number; count: number }>`
    SELECT w.id, count(*)::int AS count FROM unnest(${clientIds}::bigint[]) AS w(id)
    JOIN communication m ON m.studio_id = current_studio() AND (m.recipient_client_id = w.id OR (m.client_id = w.id AND m.recipient_kind = 'family-member'))
    WHERE m.actor_kind = 'job' AND m.created_at >= ${startOfDay(work.today, work.studio.zone)}
      AND EXISTS (SELECT FROM effect e WHERE e.studio_id = m.studio_id AND e.communication_id = m.id AND e.state NOT IN ('withdrawn', 'held'))
    GROUP BY w.id`.execute(work.db)
  return new Map(rows.map(({ id, count }) => [id, count]))
}

/** Those that a person let go. */
async function loadLetGo(work: Work, plans: readonly Planned[]): Promise<ReadonlySet<number>> {
  const { rows } = await sql<{ id: number }>`SELECT id FROM triggered_item WHERE id = ANY(${plans.map(({ item }) => item.id)}::bigint[]) AND let_go`.execute(
    work.db,
  )
  return new Set(rows.map((row) => row.id))
}
