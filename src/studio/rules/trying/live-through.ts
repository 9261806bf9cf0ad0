import { sql } from 'kysely'
import { addDays, type CivilDate } from '#studio/calendar/civil-date.ts'
import type { WallTime } from '#studio/calendar/wall-time.ts'
import { instantOf, startOfDay } from '#studio/calendar/zone.ts'
import { findItems } from '#studio/matching/find-items.ts'
import type { ScratchStudio } from '#studio/staff/open-scratch-studio.ts'
import type { Work } from '#studio/staff/work.ts'
import type { Trigger } from '#studio/triggers/trigger.ts'
import { atPlace } from '../at-place.ts'
import type { RuleTest } from '../test-format.ts'
import type { LineOf, Path } from '../trouble.ts'
import { changeRecord } from './change-record.ts'
import { lookAround } from './look-around.ts'
import { makeRecord } from './make-record.ts'
import type { Story } from './story.ts'
import { lastDay } from './test-troubles.ts'

export type Living = {
  scratch: ScratchStudio
  story: Story
  zone: string
  triggers: readonly Trigger[]
  place: { path: Path; lineOf: LineOf }
  signal: AbortSignal
}

/** More looks than any story needs: days, hours that open, and what happens. */
const mostLooks = 5000

/** Lives through a test in a scratch studio: whenever a night brings something, something happens or something goes, the program and a person look around. */
export async function liveThrough(test: RuleTest, living: Living): Promise<void> {
  const { scratch, zone } = living
  const at = (text: string) => instantOf(text.slice(0, 10) as CivilDate, text.slice(11) as WallTime, zone).getTime()
  const happenings = [
    ...test.records.map((record, index) => ({ at: at(record.at ?? test.begins), happen: (work: Work) => begin(work, living, { record, index }) })),
    ...(test.changes ?? []).map((change, index) => ({
      at: at(change.at),
      happen: (work: Work) => atPlace(living.place.lineOf, [...living.place.path, 'changes', index], () => changeRecord(work, living.story, change)),
    })),
  ].toSorted((one, other) => one.at - other.at)
  const last = startOfDay(addDays(lastDay(test) as CivilDate, 1), zone).getTime()
  const times = new Set([...happenings.map((each) => each.at), ...timedMoments(test, living)].filter((time) => time < last))
  const nights = midnights(test, zone)
  for (let now = -1, looks = 0; looks < mostLooks; looks += 1) {
    living.signal.throwIfAborted()
    const event = Math.min(last, ...times)
    const passed = now
    const night = await firstLoud(
      scratch,
      nights.filter((each) => each > passed && each < event),
    )
    now = night ?? event
    if (now >= last) return
    times.delete(now)
    const studio = scratch.at(new Date(now))
    for (const { at: when, happen } of happenings) if (when === now) await studio.inTransaction(happen)
    const next = await lookAround(studio)
    if (next !== null && next.getTime() < last) times.add(next.getTime())
  }
}

/** So many nights are passed at once where nothing comes of them. */
const manyNights = 16

/**
 * The first of these midnights at which finding brings or ends anything, or null. Finding looks at all the days since it looked last, so where it does
 * nothing after many nights there was nothing in any of them; where it does something, that is undone, and half of the nights are tried.
 */
async function firstLoud(scratch: ScratchStudio, nights: readonly number[]): Promise<number | null> {
  for (let from = 0; from < nights.length; from += manyNights) {
    let part = nights.slice(from, from + manyNights)
    if (await areQuiet(scratch, part)) continue
    while (part.length > 1) {
      const half = part.slice(0, part.length >> 1)
      part = (await areQuiet(scratch, half)) ? part.slice(half.length) : half
    }
    return part[0] ?? null
  }
  return null
}

function areQuiet(scratch: ScratchStudio, nights: readonly number[]): Promise<boolean> {
  return scratch.keepIf(async () => {
    const { found, late, returned, withdrawn, expired, more } = await findItems(scratch.at(new Date(nights.at(-1) ?? 0)))
    return found + late + returned + withdrawn + expired === 0 && !more
  })
}

async function begin(work: Work, { story, place }: Living, { record, index }: { record: RuleTest['records'][number]; index: number }): Promise<void> {
  await atPlace(place.lineOf, [...place.path, 'records', index], async () => {
    const id = await makeRecord(work, story, record)
    story.records.set(record.name, { record: { ...record }, id, clientId: await clientOf(work, record.kind, id) })
  })
}

async function clientOf(work: Work, kind: string, id: number): Promise<number> {
  if (kind === 'client') return id
  const column = kind === 'invoice' ? sql.ref('bill_to_id') : sql.ref('client_id')
  const { rows } = await sql<{ id: number }>`SELECT ${column} AS id FROM ${sql.table(kind)} WHERE id = ${id}`.execute(work.db)
  return rows[0]?.id ?? 0
}

function midnights(test: RuleTest, zone: string): number[] {
  const [first, last] = [test.begins.slice(0, 10) as CivilDate, lastDay(test) as CivilDate]
  const all: number[] = []
  for (let day = addDays(first, 1); day <= last; day = addDays(day, 1)) all.push(startOfDay(day, zone).getTime())
  return all
}

/** When something counted in hours and minutes may fall due: looking once more than needed does no harm. */
function timedMoments(test: RuleTest, { zone, triggers }: Living): number[] {
  const offsets = new Set(
    triggers.map(({ offset_unit, offset_count }) => ({ hours: 60, minutes: 1, days: 0, weeks: 0, 'work-days': 0 })[offset_unit] * offset_count),
  )
  const days = [...test.records, ...(test.changes ?? [])].flatMap(({ date }) => (date === undefined ? [] : [date]))
  const times = [...test.records, ...(test.changes ?? [])].flatMap(({ time }) => (time === undefined ? [] : [time]))
  return [...new Set(days)]
    .flatMap((day) =>
      [...new Set(times)].flatMap((time) => [...offsets].map((minutes) => instantOf(day as CivilDate, time as WallTime, zone).getTime() + minutes * 60_000)),
    )
    .filter((time) => time > instantOf(test.begins.slice(0, 10) as CivilDate, test.begins.slice(11) as WallTime, zone).getTime())
}
