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
  const concerned = plans.filter(({ plan }) => messagesOf(plan) > 0)
  if (dailyCap === null || concerned.length === 0) return new Set()
  // Counted one batch after the other, until it is committed: else two would both find room for the last message.
  await sql`SELECT pg_advisory_xact_lock(${capLocks}::int, ${work.studio.id}::int)`.execute(work.db)
  const items = await loadItems(work, concerned)
  const sent = await sentToday(work, [...new Set([...items.values()].flatMap(({ client_id }) => client_id ?? []))])
  const over: number[] = []
  for (const { item, plan } of concerned) {
    const { client_id = null, let_go = false } = items.get(item.id) ?? {}
    if (client_id === null) continue
    const before = sent.get(client_id) ?? 0
    const count = messagesOf(plan)
    if (before > 0 && before + count > dailyCap && !let_go) over.push(item.id)
    else sent.set(client_id, before + count)
  }
  const until = startOfDay(addDays(work.today, 1), work.studio.zone)
  if (over.length > 0) await setWaiting(work, sql`i.id = ANY(${over}::bigint[])`, { waiting: 'cap', reason: 'cap', until })
  return new Set(over)
}

/** How many messages to the client or the family a plan makes. */
function messagesOf({ planned }: Plan): number {
  return planned.filter(({ recipient, step, already }) => !already && step !== null && step.channel !== 'task' && isFamily(recipient.kind)).length
}

function isFamily(kind: string): boolean {
  return kind === 'client' || kind === 'family-member'
}

async function sentToday(work: Work, clientIds: readonly number[]): Promise<Map<number, number>> {
  const { rows } = await sql<{ id: number; count: number }>`
    SELECT client_id AS id, count(*)::int AS count FROM communication
    WHERE client_id = ANY(${clientIds}::bigint[]) AND actor_kind = 'job' AND recipient_kind IN ('client', 'family-member')
      AND created_at >= ${startOfDay(work.today, work.studio.zone)}
      AND NOT EXISTS (SELECT FROM effect e WHERE e.studio_id = communication.studio_id AND e.communication_id = communication.id AND e.state IN ('withdrawn', 'held'))
    GROUP BY client_id`.execute(work.db)
  return new Map(rows.map(({ id, count }) => [id, count]))
}

type Item = { id: number; client_id: number | null; let_go: boolean }

async function loadItems(work: Work, plans: readonly Planned[]): Promise<ReadonlyMap<number, Item>> {
  const { rows } = await sql<Item>`SELECT id, client_id, let_go FROM triggered_item WHERE id = ANY(${plans.map(({ item }) => item.id)}::bigint[])`.execute(
    work.db,
  )
  return new Map(rows.map((row) => [row.id, row]))
}
