import { type RawBuilder, sql } from 'kysely'
import { addDays, type CivilDate, daysBetween } from '#studio/calendar/civil-date.ts'
import { loadMergeData } from '#studio/messages/load-merge-data.ts'
import { type RecordData, renderData } from '#studio/messages/merge-data.ts'
import { uncommonSigns } from '#studio/messages/papers/unprintable.ts'
import type { CompiledTemplate } from '#studio/messages/rendering/compile-template.ts'
import { prepareTemplate, type RenderTrouble } from '#studio/messages/rendering/render-message.ts'
import type { Work } from '#studio/staff/work.ts'
import type { Flag } from '#studio/triggers/flags.ts'
import { loadSurroundings } from '#studio/triggers/load-surroundings.ts'
import { loadTrigger } from '#studio/triggers/queries.ts'
import { recipients } from '#studio/triggers/recipients.ts'
import { sameDayFlags } from '#studio/triggers/same-day.ts'
import type { Output, Step, Trigger } from '#studio/triggers/trigger.ts'
import { criteriaAt } from './criteria.ts'
import { closedHoursFlags, type Gap, gapFlags, lateFlags, meetingFlags, type Sampled, type UncommonLetter } from './doubts.ts'
import { isOf } from './find-sources.ts'
import { dates, factColumns, fitting, itsClient, ofSource } from './judgement.ts'
import type { ReasonCode } from './reasons.ts'
import { inOrderOf } from './sources/ranges.ts'
import { type Clock, clockOf, type Source } from './sources/source.ts'
import { sourcesAt } from './sources.ts'
import { type Since, timed, timeOffset, window } from './window.ts'

/** Records of one source that are looked at, of the past year and of the days to come. */
const most = 200
const daysBack = 365
const daysAhead = 60
const daysMeeting = 14

/**
 * What a look at records tells about a trigger: fields that many lack, offsets that come too late, hours that open too late, clients who hear from
 * another trigger on the same day. Bounded, however many records there are: at most two hundred of the past year and two hundred to come,
 * for the trigger and for each that is like it: the latest of the past, the next of those to come. `letters`: what of its letters
 * not every font has. Writes nothing.
 */
export async function findDoubts(work: Work, triggerId: number): Promise<{ rows: Flag[]; looked_at: number; letters: UncommonLetter[] }> {
  const trigger = await loadTrigger(work, triggerId)
  if (trigger.archived_at !== null) return { rows: [], looked_at: 0, letters: [] }
  const around = await loadSurroundings(work, [trigger])
  const { today } = work
  const coming = await sampled(work, [trigger], { from: today, to: addDays(today, daysAhead) })
  const past = await sampled(work, [trigger], { from: addDays(today, -daysBack), to: today })
  const sample = [...coming, ...past]
  const written = await renderAll(work, trigger, sample)
  const { studio } = around.references
  const others = meetable(trigger, around.live, new Set(sameDayFlags(trigger, around).map(({ message }) => message)))
  const meeting = await sampled(work, others, { from: today, to: addDays(today, daysMeeting) })
  const soon = coming.filter(({ due_on }) => due_on !== null && due_on <= addDays(today, daysMeeting))
  return {
    rows: [
      ...gapFlags(trigger, written.flatMap(gapsOf)),
      ...lateFlags(trigger, sample),
      ...closedHoursFlags(trigger, coming, { hours: trigger.hours ?? studio.hours, zone: studio.zone }),
      ...meetingFlags(soon, meeting, new Map(others.map(({ id, description }) => [id, description]))),
    ],
    looked_at: new Set(sample.map(({ subject_id }) => subject_id)).size,
    letters: written.filter(({ channel }) => channel === 'letter').map((letter) => uncommonOf(trigger, letter)),
  }
}

/** Triggers that are on, write to clients by a channel of this one, and are not told of already by the rules alone. */
function meetable(trigger: Trigger, live: readonly Trigger[], told: ReadonlySet<string>): Trigger[] {
  const mine = toClients(trigger)
  return live.filter((other) => {
    if (other.id === trigger.id || [...told].some((message) => message.startsWith(`“${other.description}”`))) return false
    return [...toClients(other)].some((channel) => mine.has(channel))
  })
}

function toClients({ outputs }: Trigger): Set<Step['channel']> {
  const written = outputs.filter(({ recipient }) => recipient.kind === 'client').map(({ steps }) => steps[0]?.channel)
  return new Set(written.filter((channel) => channel !== undefined && channel !== 'task'))
}

type Span = { from: CivilDate; to: CivilDate }
type Sampling = { source: Source; clock: Clock; since: Since; ids: readonly number[]; past: boolean }

/** One statement for every source that some of these triggers have. */
async function sampled(work: Work, triggers: readonly Trigger[], { from, to }: Span): Promise<Sampled[]> {
  const nowOn = (day: CivilDate) => new Date(work.now.getTime() + daysBetween(work.today, day) * 86_400_000)
  const clock: Clock = { ...clockOf(work), today: to, now: nowOn(to) }
  const since: Since = { on: sql`${from}::date`, at: sql`${nowOn(from)}::timestamptz` }
  const found: Sampled[] = []
  for (const source of sourcesAt(clock)) {
    const ids = triggers.filter((trigger) => isOf(source, trigger)).map(({ id }) => id)
    if (ids.length === 0) continue
    const { rows } = await sampleOf({ source, clock, since, ids, past: to <= work.today }).execute(work.db)
    found.push(...rows)
  }
  return found
}

const lasting: readonly ReasonCode[] = ['record-gone', 'client-gone', 'canceled', 'on-hold', 'confirmed', 'do-not-market', 'do-not-call']

function sampleOf({ source, clock, since, ids, past }: Sampling): RawBuilder<Sampled> {
  const criteria = criteriaAt(clock).filter(({ code }) => lasting.includes(code))
  return sql<Sampled>`
    SELECT t.id AS trigger_id, m.subject_id, m.client_id, m.anchor_on, j.due_on, j.due_at, (m.qualified_at AT TIME ZONE ${clock.zone})::date AS qualified_on,
      CASE WHEN ${timed} THEN j.due_at - ${timeOffset} END AS moment_at
    FROM trigger t
    ${window(since, clock)}
    CROSS JOIN LATERAL (
      SELECT ${factColumns(source)} FROM ${source.from} WHERE ${source.studio} = t.studio_id AND ${fitting(source)} AND ${source.range}
      ${inOrderOf(source, past ? 'latest' : 'next')} LIMIT ${most}
    ) m
    ${dates(clock)}
    ${itsClient}
    WHERE t.id = ANY(${ids}::bigint[]) AND ${ofSource(source)}${sql.join(
      criteria.map(({ fails }) => sql` AND (${fails}) IS NOT TRUE`),
      sql``,
    )}`
}

type Template = CompiledTemplate & { id: number; name: string }

type Written = { template: Template; channel: Step['channel']; at: string; rendered: readonly Rendered[] }

/** Every template of the trigger, rendered for every record, in memory. */
async function renderAll(work: Work, trigger: Trigger, sample: readonly Sampled[]): Promise<Written[]> {
  const ids = [...new Set(sample.map(({ subject_id }) => subject_id))].slice(0, most)
  const written = trigger.outputs.flatMap((output, place) =>
    output.steps.map((step, index) => ({ output, step, at: `outputs.${place}.steps.${index}.template_id` })).filter(({ step }) => isWritten(step)),
  )
  if (ids.length === 0 || written.length === 0) return []
  const templates = await loadTemplates(
    work,
    written.flatMap(({ step }) => step.template_id ?? []),
  )
  const data = await loadMergeData(work, trigger.subject_kind, ids)
  return written.flatMap(({ output, step, at }) => {
    const template = templates.get(step.template_id ?? 0)
    if (template === undefined) return []
    return [{ template, channel: step.channel, at, rendered: [...data.values()].map((values) => rendered({ template, step, output, values })) }]
  })
}

/** What is empty, counted by its field. */
function gapsOf({ template, at, rendered }: Written): Gap[] {
  const empty = rendered.flatMap((one) => (one.ok || one.reason.code !== 'empty-field' ? [] : one.reason.field))
  return [...Map.groupBy(empty, (field) => field)].map(([field, times]) => ({
    field,
    at,
    template: template.name,
    missing: times.length,
    of: rendered.length,
  }))
}

function uncommonOf({ subject_kind }: Trigger, { template, at, rendered }: Written): UncommonLetter {
  return {
    subject_kind,
    template: template.name,
    at,
    signs: rendered.map((one) => (one.ok ? uncommonSigns(`${one.to}\n${one.subject}\n${one.html}`) : [])),
  }
}

function isWritten({ channel, template_id }: Step): boolean {
  return template_id !== null && (channel === 'email' || channel === 'letter')
}

async function loadTemplates(work: Work, ids: readonly number[]): Promise<Map<number, Template>> {
  const { rows } = await sql<Template>`SELECT id, name, subject, html, plain AS text FROM template WHERE id = ANY(${ids}::bigint[])`.execute(work.db)
  return new Map(rows.map((template) => [template.id, template]))
}

/** Whose birthday it is is known only of an item: here everything of it is taken as there. */
const somebody = { first_name: '·', name: '·', relation: '·', age: '·', date: '·' }

type Looked = { template: Template; step: Step; output: Output; values: RecordData }

type Rendered = { ok: true; to: string; subject: string; html: string } | { ok: false; reason: RenderTrouble }

function rendered({ template, step, output, values }: Looked): Rendered {
  const known = 'birthday' in values ? { ...values, birthday: somebody } : values
  const bound = recipients[output.recipient.kind].flagsBind
  const recipient = bound ? { name: values.recipient.name ?? '', firstName: values.recipient.first_name ?? '' } : { name: '·', firstName: '·' }
  const frame = step.channel === 'letter' ? 'letter' : 'email'
  const made = prepareTemplate(template, frame).render(renderData(known, { recipient, unsubscribeUrl: null }))
  return made.ok ? { ...made, to: recipient.name } : made
}
