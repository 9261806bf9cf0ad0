import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { Refusal } from '#platform/refusal.ts'
import type { StudioRoute } from './route.ts'
import type { OpenStudio, Work } from './work.ts'

export type Wish = { input: unknown; key: string }
type Row = { request_hash: Buffer; status: number; response: unknown; stuck: boolean }

/** A request in two steps whose program died between them is given up after this many minutes, and may be tried again. */
const givenUpAfter = 10
const pending = 0
const answered = 200

/**
 * Does what a request wishes once per idempotency key and repeats its answer afterwards. Where the handler is one transaction,
 * the answer is kept in it, and a second request at the same moment waits for the first. A refused wish leaves no trace: the
 * same key may be tried again.
 */
export async function answerOnce(studio: OpenStudio, route: StudioRoute, wish: Wish): Promise<unknown> {
  refuseBadKey(wish.key)
  return route.act === null ? inSteps(studio, route, wish) : studio.inTransaction((work) => inOneTransaction(work, { route, wish, studio }))
}

async function inOneTransaction(work: Work, { route, wish, studio }: { route: StudioRoute; wish: Wish; studio: OpenStudio }): Promise<unknown> {
  const before = await take(work, route, wish)
  if (before !== null) return before.response
  const answer = await route.act?.(work, wish.input, studio.deployment)
  await keep(work, wish, answer)
  return answer
}

async function inSteps(studio: OpenStudio, route: StudioRoute, wish: Wish): Promise<unknown> {
  const before = await studio.inTransaction((work) => take(work, route, wish))
  if (before !== null && before.status !== pending) return before.response
  try {
    const answer = await route.handle(studio, wish.input)
    await studio.inTransaction((work) => keep(work, wish, answer))
    return answer
  } catch (error) {
    await studio.inTransaction((work) => forget(work, wish)).catch(() => undefined)
    throw error
  }
}

/** Takes the key: null when it is new, else what was answered. Waits while another transaction has just taken it. */
async function take(work: Work, route: StudioRoute, { key, input }: Wish): Promise<Row | null> {
  const hash = hashOf(route, input)
  const taken = await work.db
    .insertInto('idempotency_key')
    .values({ actor: actorKey(work), key, request_hash: hash, status: pending, response: null })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (taken.numInsertedOrUpdatedRows === 1n) return null
  const { rows } = await sql<Row>`
    SELECT request_hash, status, response, created_at < now() - make_interval(mins => ${givenUpAfter}) AS stuck
    FROM idempotency_key WHERE actor = ${actorKey(work)} AND key = ${key} FOR UPDATE`.execute(work.db)
  const row = rows[0]
  // Between the two statements a first request may have been refused and have left: then this is the first.
  if (row === undefined) return take(work, route, { key, input })
  if (!row.request_hash.equals(hash)) throw reusedKey()
  if (row.status !== pending) return row
  if (!row.stuck) throw stillWorking()
  await sql`UPDATE idempotency_key SET created_at = now() WHERE actor = ${actorKey(work)} AND key = ${key}`.execute(work.db)
  return null
}

async function keep(work: Work, { key }: Wish, answer: unknown): Promise<void> {
  await work.db
    .updateTable('idempotency_key')
    .set({ status: answered, response: JSON.stringify(answer ?? null) })
    .where('actor', '=', actorKey(work))
    .where('key', '=', key)
    .execute()
}

async function forget(work: Work, { key }: Wish): Promise<void> {
  await work.db.deleteFrom('idempotency_key').where('actor', '=', actorKey(work)).where('key', '=', key).where('status', '=', pending).execute()
}

function actorKey({ actor }: Work): string {
  return `${actor.kind}:${actor.id ?? actor.name}`
}

function hashOf({ contract }: StudioRoute, input: unknown): Buffer {
  return createHash('sha256')
    .update(`${contract.method} ${contract.path} ${JSON.stringify(input)}`)
    .digest()
}

function refuseBadKey(key: string): void {
  if (key.length <= 200) return
  throw new Refusal('invalid', 'bad-idempotency-key', 'The Idempotency-Key is longer than 200 characters. A UUID will do.')
}

function reusedKey(): Refusal {
  return new Refusal('conflict', 'idempotency-key-reused', 'This Idempotency-Key was used for another request. Every new wish needs a new key.')
}

function stillWorking(): Refusal {
  return new Refusal('conflict', 'still-working', 'The first request with this Idempotency-Key is still being worked on. Ask again in a moment.')
}
