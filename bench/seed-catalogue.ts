import type pg from 'pg'
import { type CatalogueLine, catalogue, moments } from '#studio/triggers/moments.ts'

/** How many of a hundred records are of each kind, and whether their statuses belong to types. */
const kinds = {
  client: { share: 30, types: 0, typed: false },
  session: { share: 30, types: 10, typed: false },
  appointment: { share: 10, types: 5, typed: true },
  invoice: { share: 10, types: 3, typed: false },
  production_order: { share: 5, types: 4, typed: true },
  preproduction_order: { share: 5, types: 0, typed: false },
  task: { share: 10, types: 5, typed: true },
} as const
type Kind = keyof typeof kinds

const statusesOfKind = 20
/** Dates four years around today, and days of the year, none within `nearest` days, so far that no trigger's offset meets them: nothing is due. */
const farFrom = (nearest: number) => ({
  far: (seed: string) => `(current_date + CASE WHEN ${seed} % 2 = 0 THEN ${nearest} + (${seed} % 1400)::int ELSE -${nearest} - (${seed} % 1400)::int END)`,
  farYearly: (seed: string) => `to_char(current_date + ${nearest} + (${seed} % ${330 - nearest})::int, 'MMDD')::smallint`,
})
const long = `now() - interval '300 days'`

/** A studio with `rows` records of every kind and `triggers` triggers, in turn of every line of the catalogue that such records have. Written past the queue of changes. */
export async function seedCatalogue(admin: pg.Client, { rows, triggers, nearest = 30 }: { rows: number; triggers: number; nearest?: number }): Promise<number> {
  const { rows: made } = await admin.query<{ id: string }>(
    `INSERT INTO studio (name, zone, rehearsal, rest_seconds, use_invoice_statuses) VALUES ('Bench', 'UTC', false, 0, true) RETURNING id`,
  )
  const studio = Number(made[0]?.id)
  await admin.query(`SELECT set_config('hotshoe.studio', '${studio}', false)`)
  await admin.query('SET session_replication_role = replica')
  const settings = await seedSettings(admin)
  await admin.query(recordsSql(rows, nearest))
  await admin.query(`
    INSERT INTO status_entry (subject_kind, subject_id, status_id, entered_at, actor_kind, actor_name)
      ${(Object.keys(kinds) as Kind[]).map((kind) => `SELECT '${kind}', id, status_id, status_entered_at, 'job', 'bench' FROM ${kind}`).join(' UNION ALL ')};
    ${(Object.keys(kinds) as Kind[]).map((kind) => `UPDATE ${kind} r SET status_entry_id = e.id FROM status_entry e WHERE e.subject_kind = '${kind}' AND e.subject_id = r.id;`).join('\n')}`)
  await seedTriggers(admin, settings, triggers)
  await admin.query('SET session_replication_role = DEFAULT')
  for (const table of [...Object.keys(kinds), 'family_member', 'status_entry', 'trigger', 'status', 'type']) await admin.query(`VACUUM FULL ANALYZE ${table}`)
  return studio
}

type Settings = Record<Kind, { statuses: { id: number; type_id: number | null }[]; types: number[] }>

async function seedSettings(admin: pg.Client): Promise<Settings> {
  const settings: Partial<Settings> = {}
  for (const [kind, { types, typed }] of Object.entries(kinds) as [Kind, (typeof kinds)[Kind]][]) {
    const made = await admin.query<{ id: string }>(
      `INSERT INTO type (subject_kind, name, position) SELECT '${kind}', 'Type ' || i, i FROM generate_series(1, ${types}) i RETURNING id`,
    )
    const ids = made.rows.map(({ id }) => Number(id))
    const statuses = await admin.query<{ id: string; type_id: string | null }>(
      `INSERT INTO status (subject_kind, type_id, name, position) SELECT '${kind}', ${typed ? '($1::bigint[])[1 + i % cardinality($1)]' : 'NULL'}, 'Status ' || i, i
       FROM generate_series(0, ${statusesOfKind - 1}) i WHERE $1::bigint[] IS NOT NULL RETURNING id, type_id`,
      [ids],
    )
    settings[kind] = { statuses: statuses.rows.map(({ id, type_id }) => ({ id: Number(id), type_id: type_id === null ? null : Number(type_id) })), types: ids }
  }
  return settings as Settings
}

function recordsSql(rows: number, nearest: number): string {
  const { far, farYearly } = farFrom(nearest)
  const count = (kind: Kind) => Math.round((rows * kinds[kind].share) / 100)
  const clients = count('client')
  const statusOf = (kind: Kind) => `(SELECT min(id) FROM status WHERE subject_kind = '${kind}') + i * 7 % ${statusesOfKind}`
  const typeOf = (kind: Kind) =>
    kinds[kind].typed
      ? `(SELECT min(id) FROM type WHERE subject_kind = '${kind}') + i * 7 % ${statusesOfKind} % ${kinds[kind].types}`
      : `(SELECT min(id) FROM type WHERE subject_kind = '${kind}') + i % ${kinds[kind].types}`
  const client = `(SELECT min(id) FROM client) + i * 31 % ${clients}`
  const each = (kind: Kind) => `FROM generate_series(0::bigint, ${count(kind) - 1}) i`
  const status = (kind: Kind) => `${statusOf(kind)}, ${long}, ${far('i * 7919')}, ${long}`
  const statusColumns = 'status_id, status_entered_at, status_due_on, status_due_set_at'
  return `
    INSERT INTO client (first_name, last_name, ${statusColumns}, birthday_mmdd, birthday_set_at, anniversary_mmdd, anniversary_set_at, created_at)
      SELECT 'First' || i, 'Last' || i, ${status('client')}, ${farYearly('i * 13')}, ${long}, ${farYearly('i * 17')}, ${long}, ${long} ${each('client')};
    INSERT INTO family_member (client_id, name, birthday_mmdd, birthday_set_at, client_status_id)
      SELECT id, 'Child', ${farYearly('id * 19')}, ${long}, status_id FROM client WHERE id % 5 = 0;
    INSERT INTO session (number, client_id, type_id, type_set_at, ${statusColumns}, primary_on, primary_time, primary_set_at, created_on, created_at)
      SELECT 'S-' || i, ${client}, ${typeOf('session')}, ${long}, ${status('session')}, ${far('i * 104729')}, '10:00', ${long}, current_date - 300, ${long} ${each('session')};
    INSERT INTO appointment (client_id, type_id, type_set_at, ${statusColumns}, on_day, at_time, on_day_set_at, booked_on, created_at)
      SELECT ${client}, ${typeOf('appointment')}, ${long}, ${status('appointment')}, ${far('i * 104729')}, '11:00', ${long}, current_date - 300, ${long} ${each('appointment')};
    INSERT INTO invoice (number, bill_to_id, type_id, type_set_at, ${statusColumns}, invoiced_on, payment_due_on, payment_due_set_at, total, paid, balance, created_at)
      SELECT 'I-' || i, ${client}, ${typeOf('invoice')}, ${long}, ${status('invoice')}, current_date - 300, ${far('i * 104729')}, ${long}, 10000, 0, 10000, ${long} ${each('invoice')};
    INSERT INTO production_order (number, client_id, type_id, type_set_at, ${statusColumns}, created_at)
      SELECT 'P-' || i, ${client}, ${typeOf('production_order')}, ${long}, ${status('production_order')}, ${long} ${each('production_order')};
    INSERT INTO preproduction_order (number, client_id, ${statusColumns}, created_at)
      SELECT 'Q-' || i, ${client}, ${status('preproduction_order')}, ${long} ${each('preproduction_order')};
    INSERT INTO task (description, client_id, type_id, type_set_at, ${statusColumns}, start_on, due_on, completed_at, actor_kind, actor_name, created_at)
      SELECT 'Task ' || i, ${client}, ${typeOf('task')}, ${long}, ${status('task')}, ${far('i * 104729')}, ${far('i * 15485863')},
        CASE WHEN i % 3 = 0 THEN now() - interval '40 days' - make_interval(days => (i % 1000)::int) END, 'job', 'bench', ${long} ${each('task')};`
}

async function seedTriggers(admin: pg.Client, settings: Settings, count: number): Promise<void> {
  const lines = catalogue.filter(({ subject }) => subject in kinds)
  const made = Array.from({ length: count }, (_, turn) =>
    triggerOf(lines[turn % lines.length] as CatalogueLine & { subject: Kind }, { turn, round: Math.floor(turn / lines.length) }, settings),
  )
  await admin.query(
    `INSERT INTO trigger (description, subject_kind, basis, status_id, type_id, moment, offset_count, offset_unit, exclude_canceled, exclude_on_hold, purpose, active, armed_at, swept_on,
       swept_at, created_at)
     SELECT 'Trigger ' || t.turn, t.subject, t.basis, t.status_id, t.type_id, t.moment, t.offset_count, t.offset_unit, true, true, 'transactional', true, now() - interval '3 days',
       current_date - 1, now(), now() FROM json_to_recordset($1) AS t(turn int, subject text, basis text, status_id bigint, type_id bigint, moment text, offset_count int, offset_unit text)`,
    [JSON.stringify(made)],
  )
}

type Turn = { turn: number; round: number }

/** In each round of the lines another status, unit and offset. */
function triggerOf({ subject, basis, moment }: CatalogueLine & { subject: Kind }, { turn, round }: Turn, settings: Settings) {
  const { statuses, types } = settings[subject]
  const status = statuses[(turn * 3 + round) % statuses.length]
  const { offsets, timed }: { offsets: 'any' | 'after' | 'none'; timed?: boolean } = moments[moment]
  const unit = (['days', 'weeks', 'work-days', timed ? 'hours' : 'days'] as const)[round % 4] ?? 'days'
  const size = unit === 'weeks' ? 1 : 1 + ((turn + round) % 7)
  return {
    turn,
    subject,
    basis,
    moment,
    status_id: basis === 'type' ? null : (status?.id ?? null),
    type_id: basis === 'type' ? types[(turn + round) % types.length] : basis === 'type-and-status' ? (status?.type_id ?? null) : null,
    offset_unit: offsets === 'none' ? 'days' : unit,
    offset_count: offsets === 'none' ? 0 : offsets === 'any' && round % 2 === 0 ? -size : size,
  }
}
