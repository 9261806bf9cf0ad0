import { sql } from 'kysely'
import type { CaseStudio } from '#support/cases.ts'
import { addRow } from '#support/studio.ts'
import { addT7, addTemplate, callStep, emailStep } from '#support/t7.ts'

/** A live studio with T7, or so many days before or after, whose mail goes to a server on this port, and no resting time. */
export async function readyStudio(cases: CaseStudio, port: number, offset_days = -7): Promise<void> {
  await addRow(cases.studio, 'sender', {
    from_name: 'Northlight',
    from_address: 'hello@northlight.example',
    host: '127.0.0.1',
    port,
    security: 'none',
    timeout_seconds: 5,
  })
  await cases.studio.inTransaction((work) => sql`UPDATE studio SET rehearsal = false, rest_seconds = 0, bulk_limit = 1000000`.execute(work.db))
  await addT7(cases, [emailStep(await addTemplate(cases)), callStep()], { offset_days })
}

/** So many booked sessions on a day, each with a client and an address of its own: `c<number>@sink.example`, counted from `first`. */
export async function bookSessions(cases: CaseStudio, on: string, { first, count }: { first: number; count: number }): Promise<void> {
  const [status_id, type_id] = [await cases.status('Booked'), await cases.type('Family')]
  await cases.studio.inTransaction((work) =>
    sql`
      WITH clients AS (
        INSERT INTO client (first_name, last_name, status_id, status_entered_at, status_due_set_at, created_at, external_id)
        SELECT 'Client', i::text, (SELECT min(id) FROM status WHERE subject_kind = 'client'), ${work.now}::timestamptz, ${work.now}::timestamptz, ${work.now}::timestamptz, 'c' || i
        FROM generate_series(${first}::int, ${first + count - 1}::int) i RETURNING id, external_id),
      emails AS (INSERT INTO client_email (client_id, position, email) SELECT id, 0, external_id || '@sink.example' FROM clients)
      INSERT INTO session (number, client_id, type_id, type_set_at, status_id, status_entered_at, status_due_set_at, primary_on, primary_time, primary_set_at, created_at)
      SELECT external_id, id, ${type_id}, ${work.now}::timestamptz, ${status_id}, ${work.now}::timestamptz, ${work.now}::timestamptz, ${on}::date, '10:00', ${work.now}::timestamptz, ${work.now}::timestamptz
      FROM clients`.execute(work.db),
  )
}
