import type pg from 'pg'

/** A date four years around today, never so near that one of the triggers' offsets meets it: nothing is due. */
const spread = (seed: string) => `current_date + CASE WHEN ${seed} % 2 = 0 THEN 20 + (${seed} % 1400)::int ELSE -20 - (${seed} % 1400)::int END`

/**
 * A studio of `sessions` sessions, a client each, spread over eight years, and `triggers` triggers that none of them
 * meets today. Written past the queue triggers: only the plans are measured.
 */
export async function seedStudio(admin: pg.Client, { sessions, triggers }: { sessions: number; triggers: number }): Promise<number> {
  const { rows } = await admin.query<{ id: string }>(
    `INSERT INTO studio (name, zone, rehearsal, rest_seconds) VALUES ('Bench', 'America/Chicago', false, 0) RETURNING id`,
  )
  const studio = Number(rows[0]?.id)
  await admin.query(`SELECT set_config('hotshoe.studio', '${studio}', false)`)
  await admin.query(`SET session_replication_role = replica`)
  await admin.query(`
    INSERT INTO status (subject_kind, name, position) SELECT 'session', 'Status ' || i, i FROM generate_series(1, 20) i;
    INSERT INTO status (subject_kind, name, position) VALUES ('client', 'Client', 1);
    INSERT INTO type (subject_kind, name, position) SELECT 'session', 'Type ' || i, i FROM generate_series(1, 10) i;
    INSERT INTO client (first_name, last_name, status_id, status_entered_at, status_due_set_at, created_at)
      SELECT 'First' || i, 'Last' || i, (SELECT max(id) FROM status), now() - interval '400 days', now() - interval '400 days', now() - interval '400 days'
      FROM generate_series(1, ${sessions}) i;
    INSERT INTO client_email (client_id, position, email) SELECT id, 0, 'c' || id || '@sink.test' FROM client;
    INSERT INTO session (number, client_id, type_id, type_set_at, status_id, status_entered_at, status_due_on, status_due_set_at, primary_on, primary_set_at, created_on, created_at)
      SELECT 'S-' || row_number() OVER (), c.id, (SELECT min(id) FROM type) + c.id % 10, now() - interval '300 days', (SELECT min(id) FROM status) + c.id * 7 % 20,
        now() - interval '300 days', ${spread('c.id * 7919')}, now() - interval '300 days', ${spread('c.id * 104729')},
        now() - interval '300 days', current_date - 300, now() - interval '300 days' FROM client c;
    INSERT INTO status_entry (subject_kind, subject_id, status_id, entered_at, actor_kind, actor_name)
      SELECT 'session', id, status_id, status_entered_at, 'job', 'bench' FROM session;
    UPDATE session s SET status_entry_id = e.id FROM status_entry e WHERE e.subject_id = s.id;
    INSERT INTO trigger (description, basis, status_id, type_id, moment, offset_count, exclude_canceled, exclude_on_hold, purpose, active, armed_at, swept_on, swept_at, created_at)
      SELECT 'Trigger ' || i, CASE WHEN i % 5 = 4 THEN 'type' ELSE 'status' END, CASE WHEN i % 5 <> 4 THEN (SELECT min(id) FROM status) + i % 20 END,
        CASE WHEN i % 5 = 4 THEN (SELECT min(id) FROM type) + i % 10 END, (ARRAY['session-date', 'status-due', 'status-changed', 'session-date'])[1 + i % 4],
        CASE WHEN i % 4 = 2 THEN 0 ELSE i % 15 - 7 END, true, true, 'transactional', true, now(), (now() AT TIME ZONE 'America/Chicago')::date - 1, now(), now()
      FROM generate_series(0, ${triggers - 1}) i WHERE NOT (i % 5 = 4 AND i % 4 IN (1, 2));
  `)
  await admin.query(`SET session_replication_role = DEFAULT`)
  for (const table of ['client', 'client_email', 'session', 'status_entry', 'trigger', 'status', 'type']) await admin.query(`VACUUM ANALYZE ${table}`)
  return studio
}
