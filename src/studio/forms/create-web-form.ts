import { sql } from 'kysely'
import { type Problem, Refusal, refuseField } from '#platform/refusal.ts'
import { oneLine } from '#studio/records/written-text.ts'
import { actorColumns } from '#studio/staff/actor.ts'
import type { Work } from '#studio/staff/work.ts'
import type { NewWebForm } from './contract.ts'
import { enterStatus } from './enter-status.ts'
import { timesAfter } from './web-form.ts'

/**
 * Makes a web form and returns its number: one to be sent, or one that came in by itself, such as a question from the studio’s website. Of a
 * session, it is about the session’s client. Refuses one without a name, and who or what is not there.
 */
export async function createWebForm(work: Work, { name, client_id = null, session_id = null, status = 'initial' }: NewWebForm): Promise<number> {
  const called = oneLine(name)
  if (called === '') throw refuseField('name', 'web-form-unnamed', 'A web form needs the name of its template, for example Contact Us.')
  const client = await clientOf(work, { client_id, session_id })
  const id = await nextId(work)
  const entered = await enterStatus(work, id, status)
  await work.db
    .insertInto('web_form')
    .values({
      id,
      name: called,
      client_id: client,
      session_id,
      ...entered,
      ...timesAfter(status, { sent_at: null, submitted_at: null }, work.now),
      cause_item_id: work.cause?.itemId ?? null,
      ancestry: [...(work.cause?.ancestry ?? [])],
      ...actorColumns(work.actor),
      created_at: work.now,
    })
    .execute()
  return id
}

async function clientOf(work: Work, { client_id, session_id }: { client_id: number | null; session_id: number | null }): Promise<number | null> {
  const problems: Problem[] = []
  const client = client_id === null ? undefined : await work.db.selectFrom('client').select('id').where('id', '=', client_id).executeTakeFirst()
  const session = session_id === null ? undefined : await work.db.selectFrom('session').select('client_id').where('id', '=', session_id).executeTakeFirst()
  if (client_id !== null && client === undefined)
    problems.push({ field: 'client_id', message: `There is no client number ${client_id}. Choose one from the list.` })
  if (session_id !== null && session === undefined)
    problems.push({ field: 'session_id', message: `There is no session number ${session_id}. Choose one from the list.` })
  const [first] = problems
  if (first !== undefined) throw new Refusal('invalid', 'bad-web-form', { message: first.message, problems })
  return client_id ?? session?.client_id ?? null
}

async function nextId(work: Work): Promise<number> {
  const { rows } = await sql<{ id: number }>`SELECT nextval('web_form_id_seq') AS id`.execute(work.db)
  return rows[0]?.id ?? 0
}
