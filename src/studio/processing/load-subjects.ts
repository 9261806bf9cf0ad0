import { type RawBuilder, sql } from 'kysely'
import type { CivilDate } from '#studio/calendar/civil-date.ts'
import type { Work } from '#studio/staff/work.ts'
import type { TriggerSubject } from '#studio/triggers/subjects.ts'

/** An item with its record: whose it is, who is named on it, and the versions as they were read. */
export type Subject = {
  id: number
  version: number
  triggerId: number
  kind: TriggerSubject
  subjectId: number
  clientId: number | null
  sessionId: number | null
  familyMemberId: number | null
  clientVersion: number | null
  sessionVersion: number | null
  subjectVersion: number | null
  photographerId: number | null
  /** The user, the department, the vendor that the record itself names. */
  memberId: number | null
  departmentId: number | null
  vendorId: number | null
  ancestry: number[]
  dueOn: CivilDate
  validUntil: CivilDate | null
  /** Effects that stand already: output, recipient. A retry makes only the missing ones. */
  made: string[]
}

/** The records of items, which is a table of them, in a statement for each kind. An item whose record is not there is not in the answer. */
export async function loadSubjects(work: Work, items: RawBuilder<unknown>): Promise<Subject[]> {
  const { rows: kinds } = await sql<{
    kind: TriggerSubject
  }>`SELECT DISTINCT i.subject_kind AS kind FROM ${items} i`.execute(work.db)
  const subjects: Subject[] = []
  for (const { kind } of kinds) subjects.push(...(await ofKind(work, kind, items)))
  return subjects.toSorted((one, other) => one.id - other.id)
}

/** What a record `r` says of itself; `s` is its session. */
type Says = {
  /** From the item `i` to the record `r` and its session `s`. */
  joined: RawBuilder<unknown>
  client: RawBuilder<unknown>
  member?: RawBuilder<unknown>
  department?: RawBuilder<unknown>
  vendor?: RawBuilder<unknown>
  version?: RawBuilder<unknown>
  ancestry?: RawBuilder<unknown>
}

const record = (table: string) => sql`JOIN ${sql.table(table)} r ON r.studio_id = i.studio_id AND r.id = i.subject_id`
const withSession = (table: string) => sql`${record(table)} LEFT JOIN session s ON s.studio_id = r.studio_id AND s.id = r.session_id`
const itsOrTheSessions = sql`coalesce(r.client_id, s.client_id)`
const order = { client: sql`r.client_id`, member: sql`r.member_id`, department: sql`r.department_id`, vendor: sql`r.vendor_id` }

const says: Record<TriggerSubject, Says> = {
  client: { joined: sql`${record('client')} LEFT JOIN session s ON false`, client: sql`r.id` },
  session: {
    joined: sql`JOIN session s ON s.studio_id = i.studio_id AND s.id = i.subject_id CROSS JOIN LATERAL (SELECT s.version) r`,
    client: sql`s.client_id`,
    member: sql`s.booked_by`,
  },
  appointment: { joined: withSession('appointment'), client: itsOrTheSessions, member: sql`r.member_id` },
  invoice: { joined: withSession('invoice'), client: sql`r.bill_to_id` },
  production_order: { joined: withSession('production_order'), ...order },
  preproduction_order: { joined: withSession('preproduction_order'), ...order },
  task: { joined: withSession('task'), client: itsOrTheSessions, member: sql`r.member_id`, department: sql`r.department_id`, ancestry: sql`r.ancestry` },
  web_form: { joined: withSession('web_form'), client: itsOrTheSessions, ancestry: sql`r.ancestry` },
  email: { joined: withSession('communication'), client: itsOrTheSessions, ancestry: sql`r.ancestry` },
  incoming_text: { joined: sql`${record('incoming_text')} LEFT JOIN session s ON false`, client: sql`r.client_id`, version: sql`NULL::integer` },
}

/** What was made for a client who was merged since was made for the one they went into. */
const recipientNow = sql`CASE WHEN e.recipient LIKE 'client:%'
  THEN (SELECT 'client:' || coalesce(m.merged_into, m.id) FROM client m WHERE m.studio_id = e.studio_id AND m.id = substr(e.recipient, 8)::bigint)
  ELSE e.recipient END`

const none = sql`NULL::bigint`

/** Whose it is stands fenced as a column: by a coalesce in the join, the row policy would read all clients. */
async function ofKind(work: Work, kind: TriggerSubject, items: RawBuilder<unknown>): Promise<Subject[]> {
  const { joined, client, member = none, department = none, vendor = none, version = sql`r.version`, ancestry = sql`i.ancestry` } = says[kind]
  const { rows } = await sql<Subject>`
    SELECT i.id, i.version, i.trigger_id AS "triggerId", i.subject_kind AS kind, i.subject_id AS "subjectId", i.family_member_id AS "familyMemberId",
      i.due_on AS "dueOn", i.valid_until AS "validUntil", c.id AS "clientId", s.id AS "sessionId", c.version AS "clientVersion", s.version AS "sessionVersion",
      ${version} AS "subjectVersion", s.photographer_id AS "photographerId", ${member} AS "memberId", ${department} AS "departmentId", ${vendor} AS "vendorId",
      CASE WHEN cardinality(i.ancestry) > 0 THEN i.ancestry ELSE ${ancestry} END AS ancestry,
      ARRAY(SELECT e.output_id || ' ' || ${recipientNow} FROM effect e WHERE e.studio_id = i.studio_id AND e.item_id = i.id AND e.state IN ('generated', 'waived')) AS made
    FROM ${items} i ${joined} CROSS JOIN LATERAL (SELECT ${client} AS client_id OFFSET 0) whose
    LEFT JOIN client c ON c.studio_id = i.studio_id AND c.id = whose.client_id
    WHERE i.subject_kind = ${kind}`.execute(work.db)
  return rows
}
