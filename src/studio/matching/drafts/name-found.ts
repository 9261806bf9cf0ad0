import { sql } from 'kysely'
import { clientNameSql } from '#studio/records/clients/client-name.ts'
import { type RecordFacts } from '#studio/records/record-facts.ts'
import { recordLabel } from '#studio/records/record-label.ts'
import type { Work } from '#studio/staff/work.ts'
import { triggerSubjects } from '#studio/triggers/subjects.ts'
import { itemFactsSql } from '../item-facts.ts'
import type { Found } from './found.ts'

type Named = { place: number; client_name: string | null; family_name: string | null; facts: RecordFacts | null }

/** What the records are called, in their order: one statement, of whatever kinds they are. */
export async function nameFound(work: Work, found: readonly Found[]) {
  if (found.length === 0) return []
  const rows = found.map(({ subject_kind, subject_id, client_id, family_member_id }, place) => ({
    place,
    studio_id: work.studio.id,
    subject_kind,
    subject_id,
    client_id,
    family_member_id,
  }))
  const { rows: names } = await sql<Named>`
    SELECT i.place, ${clientNameSql} AS client_name, ${itemFactsSql} AS facts,
      (SELECT concat_ws(', ', f.name, nullif(f.relation, '')) FROM family_member f WHERE f.studio_id = i.studio_id AND f.id = i.family_member_id) AS family_name
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS i(place int, studio_id bigint, subject_kind text, subject_id bigint, client_id bigint, family_member_id bigint)
    LEFT JOIN client c ON c.studio_id = i.studio_id AND c.id = i.client_id`.execute(work.db)
  const byPlace = new Map(names.map((name) => [name.place, name]))
  return found.map((one, place) => shown(one, byPlace.get(place)))
}

function shown({ item_id, subject_kind: kind, subject_id: id, client_id, session_id, occurrence, due_on, why }: Found, name: Named | undefined) {
  const facts = name?.facts ?? null
  return {
    item_id,
    occurrence,
    due_on,
    why,
    record: {
      kind,
      id,
      label: name?.family_name ?? (facts === null ? `${triggerSubjects[kind].label} ${id}` : recordLabel(kind, facts.name)),
      client_id,
      client_name: name?.client_name ?? null,
      session_id,
      number: facts?.name ?? '',
      type: facts?.type ?? null,
      status: facts?.status ?? null,
      on: facts?.on ?? null,
      time: facts?.time ?? null,
    },
  }
}
