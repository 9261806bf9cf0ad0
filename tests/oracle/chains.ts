import { sql } from 'kysely'
import { createTemplate } from '#studio/messages/templates/create-template.ts'
import { changeClient } from '#studio/records/clients/change-client.ts'
import type { Work } from '#studio/staff/work.ts'
import { changeTrigger } from '#studio/triggers/change-trigger.ts'
import type { Rows } from './rows.ts'

/** Gives some triggers what studios have and generated ones have not: an email, else a call, else a letter; and somebody of the staff who is told besides. */
export async function giveChains(work: Work, { triggers, members }: Pick<Rows, 'triggers' | 'members'>): Promise<void> {
  const template_id = await createTemplate(work, {
    name: 'To: anybody # 1',
    subject_kind: 'client',
    purpose: 'transactional',
    subject: '- {{ client.first_name }}: “so”',
    body: '<p>Zoë 🎈</p>',
  })
  const { rows } = await sql<{ id: number }>`INSERT INTO department (name) VALUES ('Front: desk') RETURNING id`.execute(work.db)
  const call = { channel: 'call' as const, description: 'Call: them', notes: 'Say\n\n  hello', department_id: rows[0]?.id ?? null, due_in_days: 2, priority: 1 }
  const steps = [{ channel: 'email' as const, template_id }, call, { channel: 'letter' as const, template_id }]
  for (const [place, id] of triggers.entries()) {
    if (place % 3 !== 1) continue
    const told = { recipient: { kind: 'member' as const, member_id: members[place % 2] ?? null }, steps: [{ channel: 'task' as const, description: 'Look' }] }
    await changeTrigger(work, id, { version: await versionOf(work, 'trigger', id), outputs: [{ recipient: { kind: 'client' }, steps }, told] })
  }
}

/** Every other client can be written to. */
export async function giveAddresses(work: Work, { clients }: Pick<Rows, 'clients'>): Promise<void> {
  for (const [place, id] of clients.entries()) {
    const { rows } = await sql<{ open: boolean }>`SELECT archived_at IS NULL AS open FROM client WHERE id = ${id}`.execute(work.db)
    if (place % 2 === 0 && rows[0]?.open === true)
      await changeClient(work, id, { version: await versionOf(work, 'client', id), emails: [`c${place}@northlight.example`] })
  }
}

async function versionOf(work: Work, table: 'trigger' | 'client', id: number): Promise<number> {
  const { rows } = await sql<{ version: number }>`SELECT version FROM ${sql.table(table)} WHERE id = ${id}`.execute(work.db)
  return rows[0]?.version ?? 0
}
