import type pg from 'pg'

/** Whose date was moved, as the events of each kind tell it. */
const dates = { session: 'primary_on', appointment: 'on_day', task: 'due_on' } as const
const kinds = ['client', 'session', 'appointment', 'invoice', 'production_order', 'preproduction_order', 'task'] as const
const actor = `'job', 'bench'`
const long = `now() - interval '700 days'`

/**
 * What a year leaves behind: each record was made two years ago; a fifth of each kind came into its status from another one within the year, and of those that have a date
 * it was moved; a fifth of the invoices was paid by half; a fiftieth of the clients changed their mind about marketing. Written past the queue of changes.
 */
export async function seedHistory(admin: pg.Client): Promise<void> {
  await admin.query('SET session_replication_role = replica')
  const within = (seed: string) => `now() - make_interval(hours => ((${seed}) * 7919 % 8700)::int)`
  for (const kind of kinds) {
    await admin.query(`
      WITH moved AS (
        INSERT INTO status_entry (subject_kind, subject_id, status_id, entered_at, due_on, actor_kind, actor_name)
        SELECT '${kind}', id, status_id, ${within('id')}, status_due_on, ${actor} FROM ${kind} WHERE id % 5 = 0 RETURNING id, subject_id, entered_at),
      began AS (
        UPDATE status_entry e SET entered_at = ${long}, status_id = CASE WHEN e.subject_id % 5 = 0 THEN (SELECT min(id) FROM status WHERE subject_kind = '${kind}') + e.subject_id / 5 % 20 ELSE e.status_id END
        WHERE e.subject_kind = '${kind}')
      UPDATE ${kind} r SET created_at = ${long}, status_entry_id = coalesce(m.id, r.status_entry_id), status_entered_at = coalesce(m.entered_at, ${long}),
        status_due_set_at = coalesce(m.entered_at, ${long}) FROM ${kind} o LEFT JOIN moved m ON m.subject_id = o.id WHERE r.id = o.id`)
  }
  for (const [kind, column] of Object.entries(dates)) {
    await admin.query(`
      INSERT INTO record_event (at, subject_kind, subject_id, what, changes, actor_kind, actor_name)
      SELECT ${within('id * 3')}, '${kind}', id, 'changed', jsonb_build_object('${column}', jsonb_build_array(${column} - 40, ${column})), ${actor} FROM ${kind} WHERE id % 5 = 1`)
  }
  await admin.query(`
    INSERT INTO record_event (at, subject_kind, subject_id, what, changes, actor_kind, actor_name)
    SELECT ${within('id * 3')}, 'client', id, 'changed', '{"do_not_market": [true, false]}', ${actor} FROM client WHERE id % 50 = 0`)
  await admin.query(`
    INSERT INTO invoice_line (invoice_id, position, description, unit_price, amount) SELECT id, 1, 'Portraits', total, total FROM invoice WHERE id % 5 = 2;
    INSERT INTO invoice_due (invoice_id, position, due_on, amount) SELECT id, 1, payment_due_on, total FROM invoice WHERE id % 5 = 2;
    INSERT INTO invoice_payment (invoice_id, position, paid_on, amount) SELECT id, 1, current_date - 30, total / 2 FROM invoice WHERE id % 5 = 2;
    INSERT INTO record_event (at, subject_kind, subject_id, what, changes, actor_kind, actor_name)
      SELECT ${within('id * 3')}, 'invoice', id, 'changed', jsonb_build_object('payments', jsonb_build_array('[]'::jsonb, jsonb_build_array(
        jsonb_build_object('paid_on', current_date - 30, 'amount', total / 2, 'method', '', 'note', '')))), ${actor} FROM invoice WHERE id % 5 = 2;
    UPDATE invoice SET paid = total / 2, balance = total - total / 2 WHERE id % 5 = 2`)
  await admin.query(`
    INSERT INTO record_event (at, subject_kind, subject_id, what, actor_kind, actor_name)
    ${kinds.map((kind) => `SELECT ${long}, '${kind}', id, 'created', ${actor} FROM ${kind}`).join(' UNION ALL ')}`)
  await admin.query('SET session_replication_role = DEFAULT')
  for (const table of [...kinds, 'invoice_line', 'invoice_due', 'invoice_payment', 'status_entry', 'record_event']) await admin.query(`VACUUM ANALYZE ${table}`)
}
