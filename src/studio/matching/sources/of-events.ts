import { type RawBuilder, sql } from 'kysely'
import { reservedWords } from '#studio/triggers/keyword.ts'
import type { MomentKey } from '#studio/triggers/moments.ts'
import { dayWritten } from './by-day.ts'
import { kinds, rowOf } from './kinds.ts'
import { instantsOnDaysWithin, instantsWithin } from './ranges.ts'
import type { Anchor, Clock, Source } from './source.ts'

/** The day on which something happened, and the instant where that counts. */
function happened(at: RawBuilder<Date>, { zone }: Pick<Clock, 'zone'>): Anchor {
  return { on: sql`(${at} AT TIME ZONE ${zone})::date`, time: sql`NULL::time`, zone: sql`NULL::text`, at }
}

const never = { knownAt: sql<null>`NULL::timestamptz`, made: sql<boolean>`true`, facts: sql<boolean>`true`, anyType: false } as const

/** A web form in the trigger's status that was sent and did not come back. Sent again, it is waited for anew. */
export function notSubmitted(clock: Clock): Source {
  return {
    ...never,
    subject: 'web_form',
    basis: 'status',
    moment: 'not-submitted',
    kind: 'day',
    from: sql`web_form r`,
    studio: sql`r.studio_id`,
    fits: sql`r.status_id = t.status_id`,
    unfit: 'left-status',
    also: [{ code: 'submitted', fails: sql`r.submitted_at IS NOT NULL` }],
    range: instantsOnDaysWithin('r.sent_at'),
    about: kinds.web_form.about,
    anchor: { ...happened(sql`r.sent_at`, clock), at: sql`NULL::timestamptz` },
    qualifiedAt: sql`greatest(r.status_entered_at, r.sent_at)`,
    occurrence: dayWritten,
    ofItem: sql`r.id = i.subject_id`,
  }
}

type Event = { moment: MomentKey; kind: 'delivered' | 'opened' | 'clicked' | 'bounced' }

/** What became of an email: the first report of each counts, so there is one occurrence. */
function ofEmail({ moment, kind }: Event, clock: Clock): Source {
  return {
    ...never,
    subject: 'email',
    basis: 'event',
    moment,
    kind: 'instant',
    from: sql`mail_event e JOIN ${rowOf('communication', { studio: 'e.studio_id', id: 'e.communication_id' })} r ON true`,
    studio: sql`e.studio_id`,
    facts: sql`e.kind = ${sql.lit(kind)}`,
    fits: sql`e.kind = ${sql.lit(kind)}`,
    unfit: 'moment-moved',
    also: [],
    range: instantsWithin('e.at'),
    about: { ...kinds.email.about, subject: sql`e.communication_id` },
    anchor: happened(sql`e.at`, clock),
    qualifiedAt: sql`e.noted_at`,
    occurrence: () => sql`${sql.lit(moment)}`,
    ofItem: sql`e.communication_id = i.subject_id AND e.kind = ${sql.lit(kind)}`,
  }
}

/** Delivered on a day, and nobody has opened it since. A click opens too. */
function notOpened(clock: Clock): Source {
  const delivered = ofEmail({ moment: 'not-opened', kind: 'delivered' }, clock)
  const opened = sql<boolean>`EXISTS (SELECT FROM mail_event v WHERE v.studio_id = e.studio_id AND v.communication_id = e.communication_id AND v.kind IN ('opened', 'clicked'))`
  return {
    ...delivered,
    kind: 'day',
    also: [{ code: 'was-opened', fails: opened }],
    range: instantsOnDaysWithin('e.at'),
    anchor: { ...delivered.anchor, at: sql`NULL::timestamptz` },
  }
}

export function ofEmails(clock: Clock): Source[] {
  const events = (['delivered', 'opened', 'clicked', 'bounced'] as const).map((kind) => ofEmail({ moment: kind, kind }, clock))
  return [...events, notOpened(clock)]
}

/** A text whose first word is the keyword, whatever its case and accents. Words that stop, start or explain texts set off nothing. */
export function keywordMatched(clock: Clock): Source {
  return {
    ...never,
    subject: 'incoming_text',
    basis: 'keyword',
    moment: 'keyword-matched',
    kind: 'instant',
    from: sql`incoming_text r`,
    studio: sql`r.studio_id`,
    fits: sql`r.first_word = plain_word(t.keyword) AND r.first_word <> ALL (${reservedWords}::text[])`,
    unfit: 'moment-moved',
    also: [],
    range: instantsWithin('r.at'),
    about: kinds.incoming_text.about,
    anchor: happened(sql`r.at`, clock),
    qualifiedAt: sql`r.created_at`,
    occurrence: () => sql`'text'`,
    ofItem: sql`r.id = i.subject_id`,
  }
}
