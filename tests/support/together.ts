import { type RawBuilder, sql } from 'kysely'
import PostalMime, { type Email } from 'postal-mime'
import type { Claimed } from '#studio/delivery/claimed.ts'
import { readDispatch } from '#studio/delivery/queries.ts'
import { claimTogether } from '#studio/delivery/together/claim-together.ts'
import { putTogether } from '#studio/delivery/together/put-together.ts'
import { type AutomaticStudio, automaticStudio } from './automatic.ts'
import { addT7, addTemplate, callStep, emailStep, type TemplateText } from './t7.ts'

/** Under which a worker claims here. */
export const lease = '00000000-0000-4000-8000-000000000009'

/** A turn of its sending, in which nothing ended yet. */
export const turn = { lease, settled: [], sendingSeconds: 60, rehearsedTo: null, resendInDoubt: false }

/** A live studio that puts automatic emails to one person together. */
export type TogetherStudio = AutomaticStudio & {
  /** Two automatic triggers, a week before a session: its reminder, and another text. */
  twoTriggers(second?: TemplateText & { attach?: 'session-confirmation'[] }): Promise<void>
  anna(): Promise<number>
  /** A due session each, processed by itself; what rests has rested. */
  writtenTo(clients: readonly number[]): Promise<void>
  clockReached(): Promise<void>
  alter(statement: RawBuilder<unknown>): Promise<void>
  rows<T>(query: RawBuilder<T>): Promise<T[]>
  /** Where every message stands, in their order. */
  dispatches(): Promise<{ id: number; state: string }[]>
  dispatchStates(): Promise<string[]>
  ids(): Promise<number[]>
  /** A message as it is shown. */
  read(id: number): ReturnType<typeof readDispatch>
  /** What a worker claims. */
  claim(most?: number): Promise<Claimed[]>
  /** The Message-IDs that the mail server got. */
  names(): Promise<(string | undefined)[]>
  /** What the mail server got, as a mail program reads it. */
  mails(): Promise<{ to: string; raw: string; mail: Email }[]>
}

export async function togetherStudio(): Promise<TogetherStudio> {
  const cases = await automaticStudio()
  await cases.has({ rehearsal: false, rest_seconds: 0, merge_same_day: true, bulk_limit: 100_000 })
  const alter = async (statement: RawBuilder<unknown>) => void (await cases.studio.inTransaction((work) => statement.execute(work.db)))
  const rows = async <T>(query: RawBuilder<T>) => (await cases.studio.readOnly((work) => query.execute(work.db))).rows
  const clockReached = () => alter(sql`UPDATE dispatch SET next_at = now() WHERE next_at > now()`)
  const dispatches = () => rows(sql<{ id: number; state: string }>`SELECT communication_id AS id, state FROM dispatch ORDER BY communication_id`)
  const mails = () => Promise.all(cases.sink.received.map(async ({ to, raw }) => ({ to, raw, mail: await PostalMime.parse(raw) })))
  return {
    ...cases,
    alter,
    rows,
    clockReached,
    async twoTriggers({ attach = [], ...text } = {}) {
      await cases.addA7()
      const balance = await addTemplate(cases, { name: 'Balance', subject: 'Your balance', body: '<p>Please settle what is open.</p>', ...text })
      const id = await addT7(cases, [{ ...emailStep(balance), attach }, callStep()], { purpose: text.purpose ?? 'transactional' })
      await cases.changeTrigger(id, { automatic: true })
    },
    anna: () => cases.client({ emails: ['anna@example.com'] }),
    async writtenTo(clients) {
      for (const client_id of clients) await cases.session({ client_id, primary_on: '2026-05-13', primary_time: '10:00' })
      await cases.at('2026-05-06T10:00')
      await cases.find()
      await cases.go()
      await clockReached()
    },
    dispatches,
    dispatchStates: async () => (await dispatches()).map(({ state }) => state),
    ids: async () => (await dispatches()).map(({ id }) => id),
    read: (id) => cases.studio.readOnly((work) => readDispatch(work, id)),
    claim: (most = 400) => cases.studio.inTransaction(async (work) => putTogether(work, await claimTogether(work, lease, { most, merging: true }), true)),
    names: async () => (await mails()).map(({ mail }) => mail.messageId),
    mails,
  }
}
