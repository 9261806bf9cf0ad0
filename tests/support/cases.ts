import { sql } from 'kysely'
import { type Found, findItems } from '#studio/matching/find-items.ts'
import type { ItemState } from '#studio/matching/item.ts'
import { changeClient } from '#studio/records/clients/change-client.ts'
import type { ClientFields, NewClient } from '#studio/records/clients/contract.ts'
import { createClient } from '#studio/records/clients/create-client.ts'
import { changeSession } from '#studio/records/sessions/change-session.ts'
import type { NewSession, SessionChange } from '#studio/records/sessions/contract.ts'
import { createSession } from '#studio/records/sessions/create-session.ts'
import { keptSessions } from '#studio/records/sessions/keep-sessions.ts'
import { changeStatus } from '#studio/records/statuses/change-status.ts'
import { setUpDefaults } from '#studio/records/statuses/set-up-defaults.ts'
import { setClock } from '#studio/staff/set-clock.ts'
import type { OpenStudio } from '#studio/staff/work.ts'
import { addRow, type TestStudio, testDeployment, testStudio } from './studio.ts'

export type ItemSeen = {
  id: number
  trigger_id: number
  subject_kind: string
  subject_id: number
  occurrence: string
  state: ItemState
  late: boolean
  reason: string | null
  version: number
  due_on: string
}

/** A studio of `cases.md`: America/Chicago, Mon–Fri, statuses and types set up, the clock where the case wants it. */
export type CaseStudio = TestStudio & {
  /** Moves the studio clock to a local time. */
  at(local: string): Promise<void>
  find(): Promise<Found>
  items(): Promise<ItemSeen[]>
  states(): Promise<ItemState[]>
  status(name: string): Promise<number>
  type(name: string): Promise<number>
  client(fields?: Partial<NewClient>): Promise<number>
  session(fields?: Partial<NewSession> & { status?: string; type?: string }): Promise<number>
  change(sessionId: number, fields: Omit<SessionChange, 'version'>): Promise<void>
  changeClient(clientId: number, fields: ClientFields): Promise<void>
  move(sessionId: number, status: string): Promise<void>
  /** T7 of `cases.md`, or a variation of it: columns of the trigger. Returns its id. */
  trigger(columns?: Record<string, unknown>): Promise<number>
}

export async function caseStudio(start = '2026-05-04T08:00'): Promise<CaseStudio> {
  const opened = await testStudio()
  const { studio } = opened
  const at = (local: string) => studio.inTransaction((work) => setClock(work, local, testDeployment))
  await at(start)
  await studio.inTransaction(setUpDefaults)
  const named = (table: string) => async (name: string) => {
    const { rows } = await studio.readOnly((work) =>
      sql<{ id: number }>`SELECT id FROM ${sql.table(table)} WHERE subject_kind = 'session' AND name = ${name}`.execute(work.db),
    )
    return rows[0]?.id ?? Promise.reject(new Error(`No ${table} ${name}`))
  }
  const status = named('status')
  const type = named('type')
  const versionOf = async (table: string, id: number) => {
    const { rows } = await studio.readOnly((work) => sql<{ version: number }>`SELECT version FROM ${sql.table(table)} WHERE id = ${id}`.execute(work.db))
    return rows[0]?.version ?? 0
  }
  const client = (fields: Partial<NewClient> = {}) =>
    studio.inTransaction((work) =>
      createClient(work, {
        first_name: 'Anna',
        last_name: 'Miller',
        emails: ['anna@example.com'],
        phones: [{ phone: '+13125550142', label: 'Mobile', sms: true }],
        ...fields,
      }),
    )
  const items = async () => {
    const { rows } = await studio.readOnly((work) =>
      sql<ItemSeen>`SELECT id, trigger_id, subject_kind, subject_id, occurrence, state, late, reason, version, due_on FROM triggered_item ORDER BY id`.execute(
        work.db,
      ),
    )
    return rows
  }
  return {
    ...opened,
    at,
    status,
    type,
    client,
    items,
    find: () => findItems(studio),
    states: async () => (await items()).map((item) => item.state),
    async session({ status: statusName = 'Booked', type: typeName = 'Family', client_id, ...fields } = {}) {
      const [status_id, type_id, clientId] = [await status(statusName), await type(typeName), client_id ?? (await client())]
      return studio.inTransaction((work) => createSession(work, { client_id: clientId, type_id, status_id, ...fields }))
    },
    async change(id, fields) {
      const version = await versionOf('session', id)
      await studio.inTransaction((work) => changeSession(work, id, { ...fields, version }))
    },
    async changeClient(id, fields) {
      const version = await versionOf('client', id)
      await studio.inTransaction((work) => changeClient(work, id, { ...fields, version }))
    },
    async move(id, name) {
      const [status_id, version] = [await status(name), await versionOf('session', id)]
      await studio.inTransaction((work) => changeStatus(work, keptSessions, { id, status_id, version }))
    },
    trigger: (columns = {}) => addTrigger(studio, status, columns),
  }
}

async function addTrigger(studio: OpenStudio, status: (name: string) => Promise<number>, columns: Record<string, unknown>): Promise<number> {
  const { now, today } = await studio.readOnly(async (work) => work)
  const basis = columns['basis'] ?? 'status'
  const id = await addRow(studio, 'trigger', {
    description: 'A week before',
    basis,
    status_id: basis === 'status' ? await status('Booked') : null,
    moment: 'session-date',
    offset_count: -7,
    exclude_on_hold: true,
    exclude_confirmed: true,
    exclude_canceled: true,
    exclude_do_not_market: true,
    purpose: 'transactional',
    active: true,
    armed_at: now,
    swept_on: today,
    swept_at: now,
    created_at: now,
    ...columns,
  })
  return id
}
