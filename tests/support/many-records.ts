import { connected } from './address.ts'

const ago = `now() - interval '300 days'`
/** A day within a year around today. */
const someDay = (seed: string) => `current_date - 200 + ((${seed}) * 7919 % 400)::int`
const someInstant = (seed: string) => `now() - make_interval(mins => ((${seed}) * 104729 % 500000)::int)`
const actor = `'job', 'Test'`

/** Status `i`, of five, and type `i`, of three, of a kind. */
const status = (kind: string) => `(SELECT (array_agg(id ORDER BY id))[1 + i % 5] FROM status WHERE subject_kind = '${kind}')`
const type = (kind: string) => `(SELECT (array_agg(id ORDER BY id))[1 + i % 3] FROM type WHERE subject_kind = '${kind}')`
const entered = `${ago}, ${someDay('i * 3')}, ${ago}`
const standing = 'status_id, status_entered_at, status_due_on, status_due_set_at'

/** So many records of every kind that a trigger can be about, in a studio of its own: for plans, not for what they mean. */
export async function addManyRecords(url: string, studioId: number, count: number): Promise<void> {
  await connected(url, async (admin) => {
    await admin.query(`SELECT set_config('hotshoe.studio', '${studioId}', false)`)
    await admin.query(`SET session_replication_role = replica`)
    const series = `FROM generate_series(1, ${count}) i`
    const statements = [
      ...['client', 'session', 'invoice', 'preproduction_order', 'web_form'].map(
        (kind) => `INSERT INTO status (subject_kind, name, position) SELECT '${kind}', 'Many ' || i, i FROM generate_series(1, 5) i`,
      ),
      ...['session', 'invoice', 'appointment', 'production_order', 'task'].map(
        (kind) => `INSERT INTO type (subject_kind, name, position) SELECT '${kind}', 'Many ' || i, i FROM generate_series(1, 3) i`,
      ),
      ...['appointment', 'production_order', 'task'].map(
        (kind) =>
          `INSERT INTO status (subject_kind, type_id, name, position) SELECT '${kind}', (SELECT min(id) FROM type WHERE subject_kind = '${kind}'), 'Many ' || i, i FROM generate_series(1, 5) i`,
      ),
      `INSERT INTO client (id, last_name, ${standing}, birthday_mmdd, birthday_set_at, anniversary_mmdd, anniversary_set_at, created_at)
        SELECT i, 'C' || i, ${status('client')}, ${entered}, 100 + 100 * (i % 12) + 1 + i * 7919 / 12 % 28, ${ago}, 100 + 100 * (i % 12) + 1 + i * 7919 / 12 % 27, ${ago}, ${ago} ${series}`,
      `INSERT INTO family_member (client_id, name, birthday_mmdd, birthday_set_at, client_status_id)
        SELECT i, 'F' || i, 100 + 100 * (i % 12) + 1 + i * 7919 / 12 % 28, ${ago}, ${status('client')} ${series}`,
      `INSERT INTO session (id, number, client_id, type_id, type_set_at, ${standing}, primary_on, primary_time, primary_set_at, created_on, created_at)
        SELECT i, 'S' || i, i, ${type('session')}, ${ago}, ${status('session')}, ${entered}, ${someDay('i')}, '10:00', ${ago}, ${someDay('i * 5')}, ${ago} ${series}`,
      `INSERT INTO appointment (id, type_id, type_set_at, ${standing}, on_day, at_time, on_day_set_at, booked_on, client_id, created_at)
        SELECT i, ${type('appointment')}, ${ago}, ${status('appointment')}, ${entered}, ${someDay('i')}, '10:00', ${ago}, ${someDay('i * 5')}, i, ${ago} ${series}`,
      `INSERT INTO invoice (id, number, type_id, type_set_at, ${standing}, bill_to_id, invoiced_on, payment_due_on, payment_due_set_at, total, paid, balance, created_at)
        SELECT i, 'I' || i, ${type('invoice')}, ${ago}, ${status('invoice')}, ${entered}, i, ${someDay('i')}, ${someDay('i * 5')}, ${ago}, 100, 0, 100, ${ago} ${series}`,
      `INSERT INTO production_order (id, number, type_id, type_set_at, ${standing}, client_id, created_at)
        SELECT i, 'P' || i, ${type('production_order')}, ${ago}, ${status('production_order')}, ${entered}, i, ${ago} ${series}`,
      `INSERT INTO preproduction_order (id, number, ${standing}, client_id, created_at)
        SELECT i, 'R' || i, ${status('preproduction_order')}, ${entered}, i, ${ago} ${series}`,
      `INSERT INTO task (id, description, type_id, type_set_at, ${standing}, start_on, due_on, completed_at, client_id, actor_kind, actor_name, created_at)
        SELECT i, 'T' || i, ${type('task')}, ${ago}, ${status('task')}, ${entered}, ${someDay('i')}, ${someDay('i * 5')}, ${someInstant('i')}, i, ${actor}, ${ago} ${series}`,
      `INSERT INTO web_form (id, name, client_id, status_id, status_entered_at, sent_at, actor_kind, actor_name, created_at)
        SELECT i, 'W' || i, i, ${status('web_form')}, ${ago}, ${someInstant('i')}, ${actor}, ${ago} ${series}`,
      `INSERT INTO communication (id, channel, purpose, recipient_kind, client_id, to_name, to_address, description, message_id, actor_kind, actor_name, created_at)
        SELECT i, 'email', 'transactional', 'client', i, 'C', 'c@example.com', 'D', 'm' || i, ${actor}, ${ago} ${series}`,
      `INSERT INTO mail_event (communication_id, kind, at, noted_at) SELECT i, kind, ${someInstant('i')}, ${ago} ${series}, unnest(ARRAY['delivered', 'opened', 'clicked', 'bounced']) kind`,
      `INSERT INTO incoming_text (from_phone, client_id, body, first_word, at, created_at)
        SELECT '+1', i, 'word', (ARRAY['prints', 'album', 'hello', 'thanks', 'yes'])[1 + i % 5], ${someInstant('i')}, ${ago} ${series}`,
      ...['client', 'session', 'appointment', 'invoice', 'production_order', 'preproduction_order', 'task', 'web_form'].map(
        (kind) => `INSERT INTO status_entry (subject_kind, subject_id, status_id, entered_at, actor_kind, actor_name)
          SELECT '${kind}', id, status_id, ${someInstant('id')}, ${actor} FROM ${kind}`,
      ),
      ...['client', 'session', 'appointment', 'invoice', 'production_order', 'preproduction_order', 'task', 'web_form'].map(
        (kind) => `UPDATE ${kind} r SET status_entry_id = e.id FROM status_entry e WHERE e.subject_kind = '${kind}' AND e.subject_id = r.id`,
      ),
      `SET session_replication_role = DEFAULT`,
      'ANALYZE',
    ]
    for (const statement of statements) await admin.query(statement)
  })
}
