import { sql } from 'kysely'
import type { OpenStudio } from '#studio/staff/work.ts'

/** What the program says of one item that was due, beside what arrived at the mail server. */
export type Line = { email: string; items: number; states: string; messages: number; dispatch: string | null; received: number }

/** One line for each client who was due, whatever became of it. */
export async function readLedger(studio: OpenStudio, received: readonly string[]): Promise<Line[]> {
  const arrived = new Map<string, number>()
  for (const address of received) arrived.set(address, (arrived.get(address) ?? 0) + 1)
  const { rows } = await studio.readOnly((work) =>
    sql<Omit<Line, 'received'>>`
      SELECT e.email, count(DISTINCT i.id)::int AS items, coalesce(string_agg(DISTINCT i.state, ','), '') AS states,
        count(DISTINCT m.id)::int AS messages, min(d.state) AS dispatch
      FROM session s JOIN client_email e ON e.client_id = s.client_id
      LEFT JOIN triggered_item i ON i.session_id = s.id
      LEFT JOIN communication m ON m.item_id = i.id
      LEFT JOIN dispatch d ON d.communication_id = m.id
      GROUP BY e.email ORDER BY e.email`.execute(work.db),
  )
  return rows.map((line) => ({ ...line, received: arrived.get(line.email) ?? 0 }))
}

/** Every broken promise, as a sentence: an item without its message, a message that is lost, a double that nobody asked for. */
export function brokenPromises(lines: readonly Line[], sentAgain: ReadonlySet<string> = new Set()): string[] {
  return lines.flatMap(({ email, items, states, messages, dispatch, received }) => {
    const broken: string[] = []
    if (items !== 1) broken.push(`${email} has ${items} items.`)
    if (states !== 'processed') broken.push(`The item of ${email} is ${states || 'nowhere'}.`)
    if (messages !== 1) broken.push(`${email} has ${messages} messages.`)
    if (dispatch !== 'sent' && dispatch !== 'in-doubt') broken.push(`The message to ${email} is ${dispatch ?? 'nowhere'}.`)
    if (dispatch === 'sent' && received === 0) broken.push(`The message to ${email} is said to be sent and never arrived.`)
    if (received > (sentAgain.has(email) ? 2 : 1)) broken.push(`${email} got ${received} messages.`)
    return broken
  })
}
