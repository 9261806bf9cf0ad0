import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { flagsBind } from '#studio/messages/communication.ts'
import { unframed } from '#studio/messages/rendering/email-frame.ts'
import type { Work } from '#studio/staff/work.ts'
import { asOne, type Claimed } from '../claimed.ts'
import { findAutomatic } from '../find-automatic.ts'

/** More are another email: nobody reads on, and their papers would be too much for a mailbox. */
const mostInOne = 20

/**
 * Puts automatic messages to one person into one email each, and writes down which go together before anything of it leaves. What was begun together stays
 * together, without what was taken out of it meanwhile; new ones do not join it. Each is claimed, and was found fit to go.
 */
export async function putTogether(work: Work, going: readonly Claimed[], merging: boolean): Promise<Claimed[]> {
  const begun = [...Map.groupBy(going, ({ together }) => together).entries()].flatMap(([together, parts]) => (together === null ? [] : [parts]))
  const fresh = merging ? await newGroups(work, going) : []
  const parted = begun.filter((parts) => parts.length === 1 || parts.some(isForeign))
  await write(work, [...fresh.map((parts) => ({ parts, together: randomUUID() })), ...parted.map((parts) => ({ parts, together: null }))])
  const groups = [...fresh, ...begun.filter((parts) => !parted.includes(parts))]
  const grouped = new Set(groups.flat().map(({ id }) => id))
  return [...going.filter(({ id }) => !grouped.has(id)), ...groups.flatMap((parts) => asOne(parts) ?? [])].toSorted((a, b) => a.id - b.id)
}

async function newGroups(work: Work, going: readonly Claimed[]): Promise<Claimed[][]> {
  const able = going.filter((one) => one.attempts === 0 && flagsBind(one.recipient_kind) && !isForeign(one))
  const candidates = groupsOf(able).flat()
  if (candidates.length === 0) return []
  const automatic = new Set(
    (
      await findAutomatic(
        work,
        candidates.map(({ id }) => id),
      )
    ).map(({ id }) => id),
  )
  return groupsOf(candidates.filter(({ id }) => automatic.has(id)))
}

function groupsOf(messages: readonly Claimed[]): Claimed[][] {
  return [...Map.groupBy(messages, likenessOf).values()].flatMap(chunks).filter((parts) => parts.length > 1)
}

/** Alike are messages to one person at one address, from one sender, in one language. Marketing never goes with what is none: ending it must not end the other. */
function likenessOf(one: Claimed): string {
  const { recipient_kind, recipient_client_id, recipient_family_member_id, to_name, to_address, from_name, from_address, reply_to, purpose, rehearsal } = one
  const to = [recipient_kind, recipient_client_id, recipient_family_member_id, to_name, to_address.toLowerCase()]
  return JSON.stringify([...to, from_name, from_address, reply_to, purpose, rehearsal, unframed(textOf(one))?.language])
}

/** Written in the frame of an earlier version: it cannot be put beside others. */
function isForeign(one: Claimed): boolean {
  return unframed(textOf(one)) === null
}

function textOf({ html, plain }: Claimed): { html: string; text: string } {
  return { html, text: plain }
}

function chunks(parts: Claimed[]): Claimed[][] {
  return Array.from({ length: Math.ceil(parts.length / mostInOne) }, (_, place) => parts.slice(place * mostInOne, (place + 1) * mostInOne))
}

async function write(work: Work, groups: readonly { parts: readonly Claimed[]; together: string | null }[]): Promise<void> {
  if (groups.length === 0) return
  const rows = groups.flatMap(({ parts, together }) => parts.map(({ id }) => ({ id, together })))
  await sql`
    UPDATE dispatch d SET together = w.together FROM unnest(${rows.map((row) => row.id)}::bigint[], ${rows.map((row) => row.together)}::uuid[]) AS w(id, together)
    WHERE d.communication_id = w.id AND d.state = 'claimed'`.execute(work.db)
}
