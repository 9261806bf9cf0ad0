import type pg from 'pg'
import { showPreviewed } from '#studio/processing/preview/show-previewed.ts'
import type { WantedDraft } from '#studio/triggers/settle-draft.ts'
import { sizes } from './both-sizes.ts'
import { type Place, statementsOf } from './buffers.ts'
import { type Figure, figure, median } from './figure.ts'
import { scratchDatabase } from './scratch-database.ts'
import { seedCatalogue } from './seed-catalogue.ts'

const [triggers, listed, rounds, limit] = [300, 5000, 5, 200] as const

/**
 * What a trigger would do that nobody has saved, in a studio with a million records of every kind and 300 triggers: a new one that fits more than a thousand
 * records, and an edit of one with five thousand items on its list. Counts, the first names, the next dates and the message rendered.
 */
export async function preview(): Promise<Figure[]> {
  const scratch = await scratchDatabase()
  try {
    const place = { url: scratch.url, studioId: await seedCatalogue(scratch.admin, { rows: sizes[1], triggers }) }
    const { trigger, status, template } = await prepare(scratch.admin)
    const outputs = [{ recipient: { kind: 'client' as const }, steps: [{ channel: 'email' as const, template_id: template }] }]
    const fresh = await measured(place, { description: 'New', status_id: status, moment: 'session-date', offset_count: -365, outputs })
    const edit = await measured(place, { id: trigger, offset_count: -365, outputs })
    return [
      figure('preview', `of a new trigger that fits ${fresh.said}, ${triggers} triggers at 1M records`, { value: fresh.ms, unit: 'ms', limit }),
      figure('preview', `of an edit with ${edit.said}, ${triggers} triggers at 1M records`, { value: edit.ms, unit: 'ms', limit }),
    ]
  } finally {
    await scratch.close()
  }
}

type Prepared = { trigger: number; status: number; template: number }

/** A trigger about the dates of sessions in a status, with many of them on its list, and a template for them. */
async function prepare(admin: pg.Client): Promise<Prepared> {
  const { rows } = await admin.query<{ trigger: string; status: string }>(
    `SELECT t.id AS trigger, t.status_id AS status FROM trigger t WHERE t.subject_kind = 'session' AND t.basis = 'status' AND t.moment = 'session-date'
     ORDER BY (SELECT count(*) FROM session s WHERE s.status_id = t.status_id AND s.primary_on > current_date) DESC, t.id LIMIT 1`,
  )
  const [trigger, status] = [Number(rows[0]?.trigger), Number(rows[0]?.status)]
  const made = await admin.query<{ id: string }>(
    `INSERT INTO template (name, subject_kind, purpose, subject, body, html, plain, updated_at)
     VALUES ('Reminder', 'session', 'transactional', 'Hello', '', '<p>Hello {{ client.first_name }}</p>', 'Hello {{ client.first_name }}', now()) RETURNING id`,
  )
  await admin.query('SET session_replication_role = replica')
  await admin.query(
    `INSERT INTO triggered_item (trigger_id, subject_kind, subject_id, occurrence, client_id, session_id, due_on, due_at, valid_until, admitted_by, late, state, entered_at, state_at,
       last_event_id)
     SELECT $1, 'session', id, primary_on::text, client_id, id, current_date, now(), current_date + 30, 'sweep', false, 'active', now(), now(), nextval('item_event_id_seq')
     FROM session WHERE status_id = $2 ORDER BY id LIMIT ${listed}`,
    [trigger, status],
  )
  await admin.query(`INSERT INTO client_email (client_id, position, email) SELECT id, 0, 'c' || id || '@sink.test' FROM client WHERE id % 10 = 0`)
  await admin.query('SET session_replication_role = DEFAULT')
  for (const table of ['triggered_item', 'template', 'client_email']) await admin.query(`VACUUM ANALYZE ${table}`)
  return { trigger, status, template: Number(made.rows[0]?.id) }
}

/** The usual time of several rounds, the first of which is not counted; and what it counted. */
async function measured(place: Place, wanted: WantedDraft): Promise<{ ms: number; said: string }> {
  const times: number[] = []
  let said = ''
  await statementsOf(place, async (studio) => {
    for (let round = 0; round <= rounds; round += 1) {
      const began = performance.now()
      const { history, stays, withdrawn } = await showPreviewed(studio, wanted)
      if (round > 0) times.push(performance.now() - began)
      said = Object.entries({ history, stays, withdrawn })
        .map(([group, { count, more_than }]) => `${group} ${more_than ? 'more than ' : ''}${count}`)
        .join(', ')
    }
  })
  return { ms: median(times), said }
}
