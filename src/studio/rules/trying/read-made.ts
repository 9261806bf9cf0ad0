import { sql } from 'kysely'
import { wallClock } from '#studio/calendar/zone.ts'
import { type ReasonCode, reasonSentence } from '#studio/matching/reasons.ts'
import type { Work } from '#studio/staff/work.ts'
import type { Left, Made } from './made.ts'
import type { Story } from './story.ts'

type MadeRow = Omit<Made, 'at' | 'record'> & { made_at: Date; subject_kind: string; subject_id: number }
type LeftRow = { trigger: string; subject_kind: string; subject_id: number; reason: ReasonCode; detail: string | null }

/** Everything that was made in a story, in the order in which it was made. */
export async function readMade(work: Work, story: Story): Promise<Made[]> {
  const { rows } = await sql<MadeRow>`
    SELECT e.created_at AS made_at, p.channel, o.recipient_kind AS "to", t.description AS trigger, m.name AS template, i.subject_kind, i.subject_id,
      coalesce(nullif(c.subject, ''), nullif(c.description, ''), k.description, '') AS subject, coalesce(c.plain, k.notes, '') AS text
    FROM effect e
    JOIN triggered_item i ON i.studio_id = e.studio_id AND i.id = e.item_id
    JOIN trigger t ON t.studio_id = i.studio_id AND t.id = i.trigger_id
    JOIN trigger_output o ON o.studio_id = e.studio_id AND o.id = e.output_id
    JOIN output_step p ON p.studio_id = e.studio_id AND p.output_id = e.output_id AND p.position = e.step
    LEFT JOIN template m ON m.studio_id = p.studio_id AND m.id = p.template_id
    LEFT JOIN communication c ON c.studio_id = e.studio_id AND c.id = e.communication_id
    LEFT JOIN task k ON k.studio_id = e.studio_id AND k.id = e.task_id
    WHERE e.state = 'generated' ORDER BY e.created_at, e.id`.execute(work.db)
  return rows.map(({ made_at, subject_kind, subject_id, ...made }) => {
    const { date, time } = wallClock(made_at, work.studio.zone)
    return { ...made, at: `${date} ${time}`, record: recordCalled(story, subject_kind, subject_id) }
  })
}

/** What was listed and came to nothing, or waits, with the reason. */
export async function readLeft(work: Work, story: Story): Promise<Left[]> {
  const { rows } = await sql<LeftRow>`
    SELECT t.description AS trigger, i.subject_kind, i.subject_id, i.reason, i.detail FROM triggered_item i
    JOIN trigger t ON t.studio_id = i.studio_id AND t.id = i.trigger_id WHERE i.state <> 'processed' AND i.reason IS NOT NULL ORDER BY i.id`.execute(work.db)
  return rows.map(({ trigger, subject_kind, subject_id, reason, detail }) => ({
    trigger,
    record: recordCalled(story, subject_kind, subject_id),
    why: reasonSentence(reason, detail),
  }))
}

function recordCalled({ records }: Story, kind: string, id: number): string {
  const known = [...records.values()].find((each) => each.record.kind === kind && each.id === id)
  return known === undefined ? `${kind.replaceAll('_', ' ')} ${id}` : known.record.name
}
