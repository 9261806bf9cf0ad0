import type pg from 'pg'

/** Clients with an email and a phone each, in ten statuses, written past the program: names repeat as they do in a town. Returns the studio. */
export async function seedClients(admin: pg.Client, { studioId, clients }: { studioId: number; clients: number }): Promise<void> {
  await admin.query(`SELECT set_config('hotshoe.studio', '${studioId}', false)`)
  await admin.query('SET session_replication_role = replica')
  await admin.query(`
    INSERT INTO status (subject_kind, name, position) SELECT 'client', 'Status ' || i, 10 + i FROM generate_series(1, 10) i;
    INSERT INTO client (first_name, last_name, status_id, status_entered_at, status_due_set_at, created_at, sort_name, search_text)
      SELECT f, l, (SELECT max(id) FROM status) - i % 10, now(), now(), now(), l || ' ' || f, concat_ws(' ', f, l, 'c' || i || '@sink.test', 'sink.test', '1' || p, p, '<' || reverse('1' || p))
      FROM (SELECT i, 'first' || (i::bigint * 7919 % 2000) AS f, 'last' || (i::bigint * 104729 % 50000) AS l, '312' || lpad(i::text, 7, '0') AS p FROM generate_series(1, ${clients}) i) made;
    INSERT INTO client_email (client_id, position, email) SELECT id, 0, (string_to_array(search_text, ' '))[3] FROM client;
    INSERT INTO client_phone (client_id, position, phone) SELECT id, 0, '+' || (string_to_array(search_text, ' '))[5] FROM client;
    INSERT INTO client_word (word, sort_name, client_id) SELECT word, sort_name, id FROM client, string_to_table(search_text, ' ') AS word ORDER BY word COLLATE "C", sort_name COLLATE "C", id;
  `)
  await admin.query('SET session_replication_role = DEFAULT')
  for (const table of ['client', 'client_email', 'client_phone', 'client_word', 'status']) await admin.query(`VACUUM ANALYZE ${table}`)
}
