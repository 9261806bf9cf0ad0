import { sql } from 'kysely'
import { type CivilDate, dateLabel } from '#studio/calendar/civil-date.ts'
import { startOfDay } from '#studio/calendar/zone.ts'
import type { Work } from '#studio/staff/work.ts'
import type { Trigger } from '#studio/triggers/trigger.ts'

type Known = { begins: CivilDate | null; erased: number; merged: number; undone: number }
export type Tested = { trigger: Trigger; from: CivilDate; byPlan: boolean }

/** What cannot be known of that time, and what was taken for granted: sentences for a person. Writes nothing. */
export async function findNotes(work: Work, { trigger, from, byPlan }: Tested): Promise<string[]> {
  const { begins, erased, merged, undone } = await known(work, startOfDay(from, work.studio.zone))
  const notes = [
    begins !== null && begins > from ? `Nothing is known of the time before ${dateLabel(begins)}: the studio’s history begins there.` : null,
    ...aboutRule(trigger),
    erased > 0 ? `${clients(erased)} erased since then, with everything that was known of them: they are not counted.` : null,
    merged > 0
      ? `${clients(merged)} merged into others since then. What was about them alone is told as it was until that day; their family is counted where it is now.`
      : null,
    undone > 0 ? 'An import was taken back since then. The records it had brought are gone, and are not counted.' : null,
    byPlan
      ? 'Whom a message reaches, and by which channel, is told by addresses, wishes and templates as they are now.'
      : 'These are too many to ask of each whom it reaches, so channels are counted by the first one that the trigger names for each recipient.',
    'The studio’s work week, hours and settings count as they are now, and other triggers do not matter.',
  ]
  return notes.filter((note) => note !== null)
}

function aboutRule({ automatic, late, moment, repeat, subject_kind }: Trigger): (string | null)[] {
  return [
    automatic
      ? `As if everything automatic had run the whole time. ${late === 'wait' ? 'What is late counts as processed by a person that day; the' : 'The'} brake and the daily limit are left out.`
      : 'It is not automatic, so everything counts as processed by a person when it came. Nothing is missed then.',
    repeat === 'every' ? null : 'How often it fires is counted from the beginning of this time; what it really did before or since does not matter.',
    moment === 'birthday'
      ? 'Birthdays in a family count as they are now, from the day they became known. An earlier date that was corrected is not kept.'
      : null,
    moment === 'not-submitted' ? 'Of a form that was sent more than once only the last time is kept.' : null,
    subject_kind === 'task' ? 'A task whose type was taken away counts as if it had had none before.' : null,
  ]
}

function clients(count: number): string {
  return count === 1 ? 'One client was' : `${count} clients were`
}

async function known(work: Work, since: Date): Promise<Known> {
  const { rows } = await sql<Known>`
    SELECT (least((SELECT at FROM record_event ORDER BY id LIMIT 1), (SELECT entered_at FROM status_entry ORDER BY id LIMIT 1)) AT TIME ZONE ${work.studio.zone})::date::text AS begins,
      (SELECT count(*)::int FROM client WHERE erased_at > ${since}) AS erased,
      (SELECT count(*)::int FROM client_merge WHERE at > ${since} AND undone_at IS NULL) AS merged,
      (SELECT count(*)::int FROM import_run WHERE state = 'undone' AND finished_at > ${since}) AS undone`.execute(work.db)
  return rows[0] ?? { begins: null, erased: 0, merged: 0, undone: 0 }
}
