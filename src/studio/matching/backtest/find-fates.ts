import type { Work } from '#studio/staff/work.ts'
import { loadAutomation } from '../automatic/load-rules.ts'
import type { Chance } from './chance.ts'
import { type Fate, fateOf, staysOf, type Way } from './fate.ts'
import { findChances, type Tested } from './find-chances.ts'
import { judgeRepeats } from './judge-repeats.ts'

/**
 * What a trigger would have done since it began, a few thousand at a time: as if it had been on, and everything processed when it came: by the program in the trigger's
 * hours where it is automatic, else by a person. What left before that leaves nothing. Writes nothing.
 */
export async function* findFates(work: Work, tested: Tested): AsyncGenerator<Fate[]> {
  const way = await wayOf(work, tested)
  for await (const chances of findChances(work, tested)) {
    const records = [...Map.groupBy(chances, ({ subject_id, family_member_id }) => `${subject_id} ${family_member_id}`).values()]
    yield tested.trigger.repeat === 'every' ? records.flatMap((ofOne) => everyOf(ofOne, way)) : await repeatedOf(work, tested, { records, way })
  }
}

async function wayOf(work: Work, { trigger }: Tested): Promise<Way> {
  const { id: triggerId, automatic, hours, settle_minutes: settleMinutes, moment, stays_when_moved_on: stays } = trigger
  return {
    rule: automatic ? { triggerId, hours, settleMinutes, settles: moment === 'status-changed', stays } : null,
    automation: await loadAutomation(work),
    zone: work.studio.zone,
    now: work.now,
    late: trigger.late,
  }
}

/** Each occurrence by itself. */
function everyOf(chances: readonly Chance[], way: Way): Fate[] {
  return [...Map.groupBy(chances, ({ occurrence }) => occurrence).values()].flatMap((times) => firstFate(times, way) ?? [])
}

function firstFate(times: readonly Chance[], way: Way): Fate | null {
  for (const stay of staysOf(times)) {
    const fate = fateOf(stay, way)
    if (fate !== null) return fate
  }
  return null
}

type Records = { records: readonly (readonly Chance[])[]; way: Way }

/** One after the other: whether one is let in depends on those before. A time that is refused may be followed by another of the same occurrence. */
async function repeatedOf(work: Work, tested: Tested, { records, way }: Records): Promise<Fate[]> {
  const open = records.map((times) => ({ times: [...times], fates: [] as Fate[] }))
  let asked = open
  while (asked.length > 0) {
    const next = asked.flatMap(({ times, fates }) => (times[0] === undefined ? [] : { chance: times[0], others: fates }))
    const repeated = next.filter(({ others }) => others.length > 0)
    const passed = repeated.length === 0 ? new Set<Chance>() : await judgeRepeats(work, tested, repeated)
    for (const { times, fates } of asked) {
      const [first] = times
      const [stay] = first === undefined || (fates.length > 0 && !passed.has(first)) ? [] : staysOf(ofSame(times, first))
      const fate = stay === undefined ? null : fateOf(stay, way)
      if (fate !== null) fates.push(fate)
      times.splice(0, times.length, ...times.slice(1).filter(({ occurrence }) => fate?.chance.occurrence !== occurrence))
    }
    asked = asked.filter(({ times }) => times.length > 0)
  }
  return open.flatMap(({ fates }) => fates)
}

function ofSame(times: readonly Chance[], { occurrence }: Chance): Chance[] {
  return times.filter((time) => time.occurrence === occurrence)
}
