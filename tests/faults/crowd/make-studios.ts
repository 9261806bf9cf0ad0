import pg from 'pg'
import { readConfig } from '#app/config.ts'
import { foundStudio } from '#app/found-studio.ts'
import { openProgram, type Program } from '#app/open-program.ts'
import type { CivilDate } from '#studio/calendar/civil-date.ts'
import { createTemplate } from '#studio/messages/templates/create-template.ts'
import { openStudio } from '#studio/staff/open-studio.ts'
import { createToken } from '#studio/staff/tokens/create-token.ts'
import type { Work } from '#studio/staff/work.ts'
import { createTrigger } from '#studio/triggers/create-trigger.ts'
import { statusCalled } from '#support/records.ts'
import { emailStep, taskStep } from '#support/t7.ts'
import { environmentOf, observing, type Place } from '../fault-studio.ts'

/** A person of a studio, and what they sign in with. */
export type Person = { name: string; secret: string }

export type CrowdStudio = {
  id: number
  today: CivilDate
  booked: number
  other: number
  families: number
  weddings: number
  byHand: number
  byItself: number
  people: Person[]
}

export type WantedStudios = { studios: number; items: number /** Of the mail server; null: emails rest, and none leaves. */; mailPort: number | null }

const names = ['Dora', 'Clara', 'Pat'] as const

/**
 * Studios with `items` sessions each that are due today, half of them by a trigger that people process (an email to the client, a task for the front desk), half by one that
 * goes by itself (an email); and a tenth more that are due later. Every 97th client has no address. Records are written past the queue triggers: they have been there for long.
 */
export async function makeStudios(place: Place, wanted: WantedStudios): Promise<CrowdStudio[]> {
  const program = await openProgram(readConfig({}, environmentOf(place)), { hold: false })
  try {
    const left = Array.from({ length: wanted.studios }, (_, at) => at)
    const made = (await Promise.all(Array.from({ length: Math.min(lanes, wanted.studios) }, () => makeSome(program, wanted, left)))).flat()
    await observing(program.url, (query) => query('VACUUM ANALYZE'))
    return made.toSorted((one, other) => one.id - other.id)
  } finally {
    await program.close()
  }
}

/** Beside one another: it is mostly waiting for answers. */
const lanes = 8

async function makeSome(program: Program, wanted: WantedStudios, left: number[]): Promise<CrowdStudio[]> {
  const admin = new pg.Client({ connectionString: program.url, application_name: 'observer' })
  await admin.connect()
  try {
    const made: CrowdStudio[] = []
    for (let at = left.shift(); at !== undefined; at = left.shift()) made.push(await makeOne(program, admin, { ...wanted, at }))
    return made
  } finally {
    await admin.end()
  }
}

async function makeOne(program: Program, admin: pg.Client, { at, items, mailPort }: WantedStudios & { at: number }): Promise<CrowdStudio> {
  // Each has its owner: who owns several would have to prove it each time.
  const owner = { name: 'Olive Owner', email: `owner${at}@example.com`, password: 'correct horse battery' }
  const { studioId: id } = await foundStudio(program, { name: `Studio ${at}`, zone: aroundNoon(new Date()), owner })
  const studio = openStudio({ ...program, studioId: id, actor: { kind: 'job', id: null, name: 'crowd' } })
  const made = await studio.inTransaction((work) => setUp(work, mailPort))
  const people = await studio.inTransaction(async (work) => {
    const all: Person[] = []
    for (const name of names) all.push({ name, secret: (await createToken(work, { name, role: 'manager' })).secret })
    return all
  })
  await fill(admin, { id, items, ...made })
  return { id, people, ...made }
}

/** A zone in which it is about noon now, so that no day ends while a proof goes on. */
function aroundNoon(now: Date): string {
  const ahead = ((12 - now.getUTCHours() + 12 + 24) % 24) - 12
  return ahead === 0 ? 'UTC' : `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}`
}

type Made = Omit<CrowdStudio, 'id' | 'people'>

async function setUp(work: Work, mailPort: number | null): Promise<Made> {
  await work.db
    .updateTable('studio')
    .set({ rehearsal: false, rest_seconds: mailPort === null ? 86_400 : 1, bulk_limit: 100_000_000 })
    .execute()
  const server = { host: '127.0.0.1', port: mailPort ?? 9, security: 'none' as const, password_box: null, last_trouble: null }
  await work.db
    .insertInto('sender')
    .values({ from_name: 'Northlight', from_address: 'hello@northlight.example', ...server })
    .execute()
  const text = { subject: 'For {{ client.first_name }} on {{ session.date }}', body: '<p>Hello {{ client.first_name }}, see you on {{ session.date }}.</p>' }
  const template = await createTemplate(work, { name: 'A week before', subject_kind: 'session', purpose: 'transactional', ...text })
  const types = await work.db.selectFrom('type').select('id').where('subject_kind', '=', 'session').orderBy('id').limit(2).execute()
  const [families = { id: 0 }, weddings = { id: 0 }] = types
  const desk = await work.db.selectFrom('department').select('id').executeTakeFirstOrThrow()
  const booked = await statusCalled(work, 'session', 'Booked')
  const { id: other } = await work.db
    .selectFrom('status')
    .select('id')
    .where('subject_kind', '=', 'session')
    .where('id', '<>', booked)
    .orderBy('id')
    .executeTakeFirstOrThrow()
  const client = { kind: 'client', member_id: null, department_id: null } as const
  const always = {
    moment: 'session-date',
    offset_count: -7,
    exclusions: { past: false, do_not_market: false, do_not_call: false, on_hold: true, confirmed: false, canceled: true },
    hours: { days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '00:00' },
    active: true,
  } as const
  const forDesk = { recipient: { kind: 'department', member_id: null, department_id: desk.id }, steps: [taskStep()] } as const
  // Where emails leave, an item must not be put back for its task alone, or nobody could say what its email means.
  const outputs = [{ recipient: client, steps: [emailStep(template)] }, ...(mailPort === null ? [{ ...forDesk, steps: [...forDesk.steps] }] : [])]
  const byHand = await createTrigger(work, {
    ...always,
    hours: { ...always.hours, days: [...always.hours.days] },
    description: 'By hand',
    basis: 'status',
    status_id: booked,
    outputs,
  })
  const byItself = await createTrigger(work, {
    ...always,
    hours: { ...always.hours, days: [...always.hours.days] },
    description: 'By itself',
    basis: 'type',
    type_id: weddings.id,
    automatic: true,
    outputs: [{ recipient: client, steps: [emailStep(template)] }],
  })
  return { today: work.today, booked, other, families: families.id, weddings: weddings.id, byHand: byHand.id, byItself: byItself.id }
}

async function fill(admin: pg.Client, { id, items, today, booked, other, families, weddings }: Made & { id: number; items: number }): Promise<void> {
  const early = `now() - interval '300 days'`
  const all = items + Math.ceil(items / 10)
  await admin.query(`SELECT set_config('hotshoe.studio', '${id}', false); SET session_replication_role = replica; SET ROLE hotshoe_app`)
  await admin.query(`
    INSERT INTO client (first_name, last_name, sort_name, search_text, status_id, status_entered_at, status_due_set_at, created_at)
      SELECT 'Anna', i::text, i || ', anna', 'anna ' || i, (SELECT min(id) FROM status WHERE subject_kind = 'client'), ${early}, ${early}, ${early} FROM generate_series(1, ${all}) i;
    INSERT INTO client_email (client_id, position, email) SELECT id, 0, 'c' || last_name || '.s${id}@sink.test' FROM client WHERE last_name::int % 97 <> 0;
    INSERT INTO session (number, client_id, type_id, type_set_at, status_id, status_entered_at, status_due_set_at, primary_on, primary_set_at, created_on, created_at)
      SELECT 'S-' || last_name, id, CASE WHEN last_name::int % 2 = 0 THEN ${weddings} ELSE ${families} END, ${early},
        CASE WHEN last_name::int % 2 = 0 THEN ${other} ELSE ${booked} END, ${early}, ${early},
        date '${today}' + CASE WHEN last_name::int % 11 = 10 THEN 40 ELSE 7 END, ${early}, current_date - 300, ${early} FROM client;
    INSERT INTO status_entry (subject_kind, subject_id, status_id, entered_at, actor_kind, actor_name)
      SELECT 'session', id, status_id, status_entered_at, 'job', 'crowd' FROM session;`)
  await admin.query('RESET ROLE')
  // As tables grow, not for each studio of many.
  if (Number.isInteger(Math.log2(id))) await admin.query('ANALYZE client, session, status_entry')
  await admin.query('SET ROLE hotshoe_app')
  await admin.query(`
    UPDATE session s SET status_entry_id = e.id FROM status_entry e WHERE e.subject_kind = 'session' AND e.subject_id = s.id;
    UPDATE trigger SET armed_at = ${early}, swept_on = date '${today}' - 1, swept_at = now() - interval '1 day';
    DELETE FROM record_change;`)
  await admin.query('RESET ROLE; SET session_replication_role = DEFAULT')
}
