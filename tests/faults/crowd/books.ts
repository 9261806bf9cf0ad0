import type pg from 'pg'

/** What the database says of a studio, table by table, read past the program. */
export type Books = {
  studio: number
  today: string
  sessions: { id: number; booked: boolean; wedding: boolean; day: string; out: boolean; email: string | null; name: string }[]
  outputs: { id: number; trigger: number; channel: string }[]
  items: { id: number; trigger: number; session: number; occurrence: string; state: string; event: number }[]
  events: { id: number; item: number; before: string | null; after: string; reason: string | null; run: number | null; job: number | null; actor: string }[]
  effects: { item: number; output: number; state: string; email: number | null; task: number | null }[]
  /** `stale`: a record has changed since it was written, so it is looked at once more before it leaves. */
  emails: { id: number; item: number; address: string; subject: string; dispatch: string; stale: boolean }[]
  tasks: { id: number; item: number; canceled: boolean }[]
  runs: { id: number; state: string; total: number }[]
  decisions: { run: number; item: number; decision: string; outcome: string | null }[]
  jobs: { id: number; job: string; outcome: string; detail: string | null; counts: Record<string, number> }[]
  /** What should not be left when everything is quiet. */
  left: { what: string; count: number }[]
}

type Told = { today: string; booked: number; weddings: number; byHand: number; byItself: number }

/** Reads the books of a studio. The user of `admin` reads past the row policies, so every query names the studio itself. */
export async function readBooks(admin: pg.Client, studio: number, { today, booked, weddings }: Told): Promise<Books> {
  const ask = async <Row extends object>(text: string) => (await admin.query<Row>(text.replaceAll('$studio', String(studio)))).rows
  return {
    studio,
    today,
    sessions:
      await ask(`SELECT s.id::int, s.status_id = ${booked} AS booked, s.type_id = ${weddings} AS wedding, s.primary_on::text AS day, c.first_name AS name,
      s.on_hold OR s.canceled OR s.archived_at IS NOT NULL OR c.archived_at IS NOT NULL AS out,
      (SELECT e.email FROM client_email e WHERE e.studio_id = c.studio_id AND e.client_id = c.id AND e.position = 0) AS email
      FROM session s JOIN client c ON c.studio_id = s.studio_id AND c.id = s.client_id WHERE s.studio_id = $studio`),
    outputs:
      await ask(`SELECT o.id::int, o.trigger_id::int AS trigger, (SELECT p.channel FROM output_step p WHERE p.studio_id = o.studio_id AND p.output_id = o.id LIMIT 1) AS channel
      FROM trigger_output o WHERE o.studio_id = $studio`),
    items: await ask(
      `SELECT id::int, trigger_id::int AS trigger, subject_id::int AS session, occurrence, state, last_event_id::int AS event FROM triggered_item WHERE studio_id = $studio`,
    ),
    events:
      await ask(`SELECT id::int, item_id::int AS item, from_state AS before, to_state AS after, reason, run_id::int AS run, job_run_id::int AS job, actor_name AS actor
      FROM item_event WHERE studio_id = $studio ORDER BY id`),
    effects: await ask(
      `SELECT item_id::int AS item, output_id::int AS output, state, communication_id::int AS email, task_id::int AS task FROM effect WHERE studio_id = $studio`,
    ),
    emails: await ask(`SELECT m.id::int, m.item_id::int AS item, m.to_address AS address, m.subject, coalesce(d.state, 'none') AS dispatch,
        (m.session_version, m.client_version) IS DISTINCT FROM (s.version, c.version) AS stale
      FROM communication m LEFT JOIN dispatch d ON d.studio_id = m.studio_id AND d.communication_id = m.id
      LEFT JOIN session s ON s.studio_id = m.studio_id AND s.id = m.session_id LEFT JOIN client c ON c.studio_id = m.studio_id AND c.id = m.client_id WHERE m.studio_id = $studio`),
    tasks: await ask(`SELECT id::int, cause_item_id::int AS item, canceled_at IS NOT NULL AS canceled FROM task WHERE studio_id = $studio`),
    runs: await ask(`SELECT id::int, state, total FROM processing_run WHERE studio_id = $studio`),
    decisions: await ask(`SELECT run_id::int AS run, item_id::int AS item, decision, outcome FROM run_decision WHERE studio_id = $studio`),
    jobs: await ask(`SELECT id::int, job, outcome, detail, counts FROM job_run WHERE studio_id = $studio`),
    left: await ask(`
      SELECT 'changed records that nobody has looked at' AS what, count(*)::int FROM record_change WHERE studio_id = $studio
      UNION ALL SELECT 'emails of changed records that nobody has looked at', count(*)::int FROM touched_dispatch WHERE studio_id = $studio
      UNION ALL SELECT 'effects of no item', count(*)::int FROM effect e WHERE studio_id = $studio AND NOT EXISTS (SELECT FROM triggered_item i WHERE i.studio_id = e.studio_id AND i.id = e.item_id)
      UNION ALL SELECT 'messages on their way without a message', count(*)::int FROM dispatch d WHERE studio_id = $studio
        AND NOT EXISTS (SELECT FROM communication m WHERE m.studio_id = d.studio_id AND m.id = d.communication_id)
      UNION ALL SELECT 'messages in hand', count(*)::int FROM dispatch WHERE studio_id = $studio AND state IN ('claimed', 'sending')`),
  }
}
