import { sql } from 'kysely'
import type { CivilDate } from '#studio/calendar/civil-date.ts'
import { loadMergeData } from '#studio/messages/load-merge-data.ts'
import { loadReachability } from '#studio/messages/load-reachability.ts'
import { loadStaffReach } from '#studio/messages/load-staff-reach.ts'
import type { RecordData } from '#studio/messages/merge-data.ts'
import type { CompiledTemplate } from '#studio/messages/rendering/compile-template.ts'
import type { Work } from '#studio/staff/work.ts'
import { loadTriggers } from '#studio/triggers/queries.ts'
import type { Output } from '#studio/triggers/trigger.ts'
import type { ItemFacts } from './plan.ts'
import { clientRecipient, departmentRecipients, insteadOfShared, memberRecipients } from './recipient.ts'

/** What a batch of items needs to be planned and rendered, read in a handful of statements, whatever their number. */
export type Facts = ItemFacts & { data: RecordData; templates: ReadonlyMap<number, CompiledTemplate> }

type ItemRow = {
  id: number
  version: number
  trigger_id: number
  session_id: number
  client_id: number
  session_version: number
  client_version: number
  photographer_id: number | null
  ancestry: number[]
  valid_until: CivilDate | null
  made: string[]
}

/** The records' versions come first: whatever is read of them here or later is as new as that, or newer. */
export async function loadFacts(work: Work, ids: readonly number[]): Promise<Facts[]> {
  const { rows: items } = await sql<ItemRow>`
    SELECT i.id, i.version, i.trigger_id, s.id AS session_id, s.client_id, s.version AS session_version, c.version AS client_version, s.photographer_id,
      i.ancestry, i.valid_until,
      ARRAY(SELECT e.output_id || ' ' || e.recipient FROM effect e WHERE e.studio_id = i.studio_id AND e.item_id = i.id AND e.state IN ('generated', 'waived')) AS made
    FROM triggered_item i JOIN session s ON s.studio_id = i.studio_id AND s.id = i.session_id JOIN client c ON c.studio_id = s.studio_id AND c.id = s.client_id
    WHERE i.id = ANY(${ids}::bigint[]) ORDER BY i.id`.execute(work.db)
  const triggers = await loadTriggers(work, [...new Set(items.map((item) => item.trigger_id))])
  const outputs = [...triggers.values()].flatMap((trigger) => trigger.outputs)
  const templates = await loadTemplates(work, outputs)
  const clients = await loadReachability(work, [...new Set(items.map((item) => item.client_id))])
  const data = await loadMergeData(
    work,
    'session',
    items.map((item) => item.session_id),
  )
  const staff = await loadStaffReach(work, {
    members: [...new Set([...items.map((item) => item.photographer_id), ...outputs.map((output) => output.recipient.member_id)].filter((id) => id !== null))],
    departments: [...new Set(outputs.map((output) => output.recipient.department_id).filter((id) => id !== null))],
  })
  return items.flatMap((item) => {
    const trigger = triggers.get(item.trigger_id)
    const values = data.get(item.session_id)
    const client = clients.get(item.client_id)
    if (trigger === undefined || values === undefined || client === undefined) return []
    const departmentOf = ({ department_id }: Output['recipient']) => staff.departments.get(department_id ?? 0)
    const recipientsOf = ({ recipient, steps }: Output) => {
      if (recipient.kind === 'client') return [clientRecipient(client, trigger.purpose)]
      if (recipient.kind === 'department') return departmentRecipients(departmentOf(recipient), steps)
      return memberRecipients(staff.members.get((recipient.kind === 'photographer' ? item.photographer_id : recipient.member_id) ?? 0))
    }
    const instead = ({ recipient, steps }: Output) => insteadOfShared(departmentOf(recipient), steps)
    const { id, version, ancestry, session_id: sessionId, client_id: clientId, valid_until: validUntil } = item
    const seen = { client: item.client_version, session: item.session_version }
    return [
      {
        id,
        version,
        sessionId,
        clientId,
        seen,
        ancestry,
        validUntil,
        trigger,
        made: new Set(item.made),
        recipientsOf,
        insteadOfShared: instead,
        data: values,
        templates,
      },
    ]
  })
}

async function loadTemplates(work: Work, outputs: readonly Output[]): Promise<Map<number, CompiledTemplate>> {
  const ids = outputs.flatMap((output) => output.steps.flatMap((step) => step.template_id ?? []))
  const { rows } = await sql<CompiledTemplate & { id: number }>`SELECT id, subject, html, plain AS text FROM template WHERE id = ANY(${ids}::bigint[])`.execute(
    work.db,
  )
  return new Map(rows.map(({ id, ...template }) => [id, template]))
}
