import { sql } from 'kysely'
import { admitCandidates } from '#studio/matching/admit-candidates.ts'
import type { Change } from '#studio/matching/explain/explanation.ts'
import { archiveClient } from '#studio/records/clients/archive-client.ts'
import { changeClient } from '#studio/records/clients/change-client.ts'
import { changeClientStatus } from '#studio/records/clients/change-client-status.ts'
import { completeTask } from '#studio/records/tasks/complete-task.ts'
import type { Work } from '#studio/staff/work.ts'
import type { TriggerSubject } from '#studio/triggers/subjects.ts'
import { switchTrigger } from '#studio/triggers/switch-trigger.ts'
import { type Change as Fields, verbs } from './verbs.ts'

/** Does what an explanation says would have to change, by the program's own verbs. */
export async function applyChange(work: Work, kind: TriggerSubject, { of, id, field, value }: Change): Promise<void> {
  if (of === 'admission') return void (await admitCandidates(work, id, [Number(value)]))
  if (of === 'trigger') return void (await switchTrigger(work, id, { active: true, version: await versionOf(work, 'trigger', id) }))
  const on = of === 'client' ? 'client' : kind
  const version = await versionOf(work, on, id)
  if (on === 'client') return changeOfClient(work, { id, version }, { field, value })
  const { change, status, archive } = verbs[on]
  const flags = { [field]: value === true }
  const day = String(value)
  const changes: Record<string, Fields> = {
    primary_on: { date: day },
    on_day: { date: day },
    due_on: { date: day },
    start_on: { start: day },
    booked_on: { booked: day },
    primary_time: { time: day },
    at_time: { time: day },
    type_id: { type: Number(value) },
    on_hold: { flags },
    confirmed: { flags },
    canceled: { flags },
  } as never
  if (field === 'status_id') return status(work, { id, version, status_id: Number(value), statusPlace: 0 })
  if (field === 'status_due_on') return status(work, { id, version, status_id: await statusOf(work, on, id), statusPlace: 0, due_on: day as never })
  if (field === 'archived' || (on === 'task' && field === 'canceled')) return archive(work, { id, version, archived: false })
  if (field === 'completed') return completeTask(work, id, { completed: value === true, version })
  const known = changes[field]
  if (known === undefined) throw new Error(`Nobody can set ${field} of ${on}.`)
  return change(work, { id, version }, known)
}

async function changeOfClient(work: Work, { id, version }: { id: number; version: number }, { field, value }: Pick<Change, 'field' | 'value'>): Promise<void> {
  if (field === 'archived') return archiveClient(work, id, { version, archived: false })
  if (field === 'status_id') return changeClientStatus(work, { id, version, status_id: Number(value) })
  if (field === 'status_due_on') {
    return changeClientStatus(work, { id, version, status_id: await statusOf(work, 'client', id), due_on: String(value) as never })
  }
  return changeClient(work, id, { version, [field]: value })
}

async function versionOf(work: Work, kind: string, id: number): Promise<number> {
  const { rows } = await sql<{ version: number }>`SELECT version FROM ${sql.table(kind)} WHERE id = ${id}`.execute(work.db)
  return rows[0]?.version ?? 0
}

async function statusOf(work: Work, kind: string, id: number): Promise<number> {
  const { rows } = await sql<{ id: number }>`SELECT status_id AS id FROM ${sql.table(kind)} WHERE id = ${id}`.execute(work.db)
  return rows[0]?.id ?? 0
}
