import { keepChoice, standingJobs } from '#platform/jobs/steering.ts'
import { Refusal, refuseField } from '#platform/refusal.ts'
import { parseSendingHours } from '#studio/calendar/sending-hours.ts'
import type { WallTime } from '#studio/calendar/wall-time.ts'
import { parseWorkWeek } from '#studio/calendar/work-week.ts'
import type { StudioJob } from '#studio/staff/job.ts'
import type { Work } from '#studio/staff/work.ts'
import { isDue, nextChance, type Schedule } from './schedule.ts'

/** As it comes over REST. */
export type AskedSchedule = { every_seconds: number; hours: { days: number[]; from: string; to: string } | null } | { times: string[]; days: number[] }
export type Change = { enabled: boolean; schedule: AskedSchedule | null; version: number }

/**
 * Switches a job on or off and chooses when it runs; null is the rhythm it comes with. Its next time is reckoned from now. What was switched on
 * or goes by a rhythm comes at once, to take up what has waited.
 */
export async function changeJob(work: Work, job: StudioJob, { enabled, schedule: asked, version }: Change): Promise<void> {
  const [before] = await standingJobs(work.db, { studioId: work.studio.id, job: job.name })
  if (before === undefined) throw new Refusal('unavailable', 'job-not-there', `“${job.name}” is not there yet. It comes with the next start of Hotshoe.`)
  if (before.version !== version)
    throw new Refusal('conflict', 'changed-meanwhile', `Somebody changed when “${job.name}” runs meanwhile. Reload to see it, then change it again.`)
  const schedule = asked === null ? null : checked(asked)
  const { zone } = work.studio
  const next = !enabled
    ? null
    : schedule === null || isDue(schedule, { zone, from: before.now }, before.now)
      ? before.now
      : nextChance(schedule, { zone, from: before.now })
  const by = { ...work.actor }
  await keepChoice(work.db, { studioId: work.studio.id, job: job.name, enabled, schedule, zone: needsZone(schedule) ? zone : null, next, by })
}

function needsZone(schedule: Schedule | null): boolean {
  return schedule !== null && ('times' in schedule || schedule.hours !== null)
}

function checked(asked: AskedSchedule): Schedule {
  if ('times' in asked) {
    const days = parseWorkWeek(asked.days)
    if (!days.ok) throw refuseField('schedule.days', 'no-days', 'Choose at least one day on which it runs.')
    if (asked.times.length === 0) throw refuseField('schedule.times', 'no-times', 'Give at least one time of the day.')
    return { times: [...new Set(asked.times)].toSorted() as WallTime[], days: days.value }
  }
  if (asked.hours === null) return { every_seconds: asked.every_seconds, hours: null }
  const days = parseWorkWeek(asked.hours.days)
  if (!days.ok) throw refuseField('schedule.hours.days', 'no-days', 'Choose at least one day on which it runs.')
  const hours = parseSendingHours({ days: days.value, from: asked.hours.from as WallTime, to: asked.hours.to as WallTime })
  if (!hours.ok)
    throw refuseField('schedule.hours.to', 'no-hours', 'These hours are over when they begin. Choose two times, or 00:00 to 00:00 for the whole day.')
  return { every_seconds: asked.every_seconds, hours: hours.value }
}
