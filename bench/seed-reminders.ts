import pg from 'pg'
import { readConfig } from '#app/config.ts'
import { foundStudio } from '#app/found-studio.ts'
import { openProgram } from '#app/open-program.ts'
import { createTemplate } from '#studio/messages/templates/create-template.ts'
import { openStudio } from '#studio/staff/open-studio.ts'
import type { Work } from '#studio/staff/work.ts'
import { createTrigger } from '#studio/triggers/create-trigger.ts'
import { environmentOf, type Place } from './run-measured.ts'

/** `due` of the sessions are a week from today; `name` tells one owner from another. */
type Wanted = { sessions: number; due: number; port: number; name?: string }

/**
 * A studio with the floor's data: `sessions` sessions, `due` of them a week from today, "Booked, 7 days before" with one email. Studio,
 * template and trigger by the program's own verbs; the records past the queue triggers, as if they had been matched long ago.
 */
export async function seedReminders(place: Place, { sessions, due, port, name = 'owner' }: Wanted): Promise<number> {
  const program = await openProgram(readConfig({}, environmentOf(place)), { hold: false })
  try {
    const owner = { name: 'Olive Owner', email: `${name}@sink.test`, password: 'correct horse battery' }
    const { studioId } = await foundStudio(program, { name: `The Studio ${name}`, zone: 'UTC', owner })
    const studio = openStudio({ ...program.gate, studioId, actor: { kind: 'job', id: null, name: 'bench' } })
    await studio.inTransaction((work) => setUp(work, port))
    await fill(place.url, { studioId, sessions, due })
    return studioId
  } finally {
    await program.close()
  }
}

async function setUp(work: Work, port: number): Promise<void> {
  await work.db.updateTable('studio').set({ rehearsal: false, rest_seconds: 0 }).execute()
  await work.db
    .insertInto('sender')
    .values({ from_name: 'Studio', from_address: 'studio@sink.test', host: '127.0.0.1', port, security: 'none', password_box: null, last_trouble: null })
    .execute()
  const template = await createTemplate(work, {
    name: 'A week before',
    subject_kind: 'session',
    purpose: 'transactional',
    subject: 'Your {{ session.type }} session on {{ session.date }}',
    body: '<p>Hello {{ client.first_name }},</p><p>this is a reminder of your {{ session.type }} session on {{ session.date }}.</p><p>See you soon,<br>The Studio</p>',
  })
  const booked = await work.db.selectFrom('status').select('id').where('subject_kind', '=', 'session').where('name', '=', 'Booked').executeTakeFirstOrThrow()
  await createTrigger(work, {
    description: 'A week before',
    basis: 'status',
    status_id: booked.id,
    moment: 'session-date',
    offset_count: -7,
    exclusions: { past: false, do_not_market: true, do_not_call: false, on_hold: true, confirmed: false, canceled: true },
    outputs: [{ recipient: { kind: 'client', member_id: null, department_id: null }, steps: [emailStep(template)] }],
    active: true,
  })
}

const emailStep = (template_id: number) =>
  ({ channel: 'email', template_id, description: 'Reminder', notes: '', department_id: null, member_id: null, due_in_days: 0, priority: 2 }) as const

/** The floor's own numbers, in our tables. Yesterday everything was swept, and the trigger is as old as the records. */
async function fill(url: string, { studioId, sessions, due }: { studioId: number; sessions: number; due: number }): Promise<void> {
  const admin = new pg.Client({ connectionString: url })
  await admin.connect()
  try {
    await admin.query(`SELECT set_config('hotshoe.studio', '${studioId}', false)`)
    await admin.query(`SET session_replication_role = replica`)
    // The policies keep to this studio, where there are others.
    await admin.query('SET ROLE hotshoe_app')
    await admin.query(`
      INSERT INTO client (first_name, last_name, status_id, status_entered_at, status_due_set_at, created_at, do_not_market, sort_name, search_text)
        SELECT 'First' || i, 'Last' || i, (SELECT min(id) FROM status WHERE subject_kind = 'client'), now() - interval '400 days', now() - interval '400 days',
          now() - interval '400 days', i > ${due} AND i % 10 = 0, 'last' || i || ', first' || i, 'first' || i || ' last' || i || ' c' || i || '@sink.test'
        FROM generate_series(1, ${sessions}) i;
      INSERT INTO client_email (client_id, position, email) SELECT id, 0, 'c' || substr(first_name, 6) || '@sink.test' FROM client;
      WITH kinds AS (SELECT (array_agg(id ORDER BY id))[1:4] AS ids FROM type),
        booked AS (SELECT id FROM status WHERE subject_kind = 'session' AND name = 'Booked'),
        numbered AS (SELECT id, substr(first_name, 6)::bigint AS i FROM client)
      INSERT INTO session (number, client_id, type_id, type_set_at, status_id, status_entered_at, status_due_set_at, primary_on, primary_set_at, created_on,
        created_at, canceled, on_hold)
        SELECT 'S-' || i, numbered.id, kinds.ids[1 + i % 4], now() - interval '300 days', booked.id, now() - interval '300 days', now() - interval '300 days',
          CASE WHEN i <= ${due} THEN current_date + 7 ELSE current_date + 8 + (i * 7919 % 700)::int END, now() - interval '300 days', current_date - 300,
          now() - interval '300 days', i > ${due} AND i % 30 = 0, i > ${due} AND i % 50 = 0
        FROM numbered, kinds, booked;
      INSERT INTO status_entry (subject_kind, subject_id, status_id, entered_at, actor_kind, actor_name)
        SELECT 'session', id, status_id, status_entered_at, 'job', 'bench' FROM session;
      -- Otherwise the next statement is planned for as few as another studio has.
      RESET ROLE;
      ANALYZE session, status_entry;
      SET ROLE hotshoe_app;
      UPDATE session s SET status_entry_id = e.id FROM status_entry e WHERE e.subject_kind = 'session' AND e.subject_id = s.id;
      UPDATE trigger SET armed_at = now() - interval '30 days', swept_on = current_date - 1, swept_at = now() - interval '1 day';
      DELETE FROM record_change;`)
    await admin.query('RESET ROLE')
    await admin.query(`SET session_replication_role = DEFAULT`)
    await admin.query('VACUUM FULL session')
    await admin.query('VACUUM ANALYZE')
  } finally {
    await admin.end()
  }
}
