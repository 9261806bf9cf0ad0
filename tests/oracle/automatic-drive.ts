import { sql } from 'kysely'
import { Refusal } from '#platform/refusal.ts'
import { undoRun } from '#studio/delivery/undo-run.ts'
import { admitCandidates } from '#studio/matching/admit-candidates.ts'
import { letItemGo } from '#studio/processing/automatic/let-item-go.ts'
import { processAutomatic } from '#studio/processing/automatic/process-automatic.ts'
import { releaseItems } from '#studio/processing/automatic/release-items.ts'
import { carryOutRuns } from '#studio/processing/carry-out-runs.ts'
import { stopRun } from '#studio/processing/stop-run.ts'
import { pauseStudio } from '#studio/staff/pause-studio.ts'
import type { OpenStudio, Work } from '#studio/staff/work.ts'
import { changeTrigger } from '#studio/triggers/change-trigger.ts'
import type { Death, OwnWish } from './automatic-deed.ts'
import type { Answer } from './automatic-happen.ts'
import { rowOf } from './compare.ts'
import { type Day, dayAt, plusDays } from './dates.ts'
import { drive, look } from './drive.ts'
import { at, keyOf, type World } from './model.ts'
import type { Rows } from './rows.ts'

type Wish = Exclude<OwnWish, { does: 'import' }>
/** The program’s studio, and what stands where in the model’s lists. */
export type Driven = { studio: OpenStudio; rows: Rows; world: World }

/** Does with the program’s own verbs what a wish says. What the program refuses, it refuses before it has done anything. */
export async function driveHere(driven: Driven, wish: Wish): Promise<Answer> {
  try {
    await act(driven, wish)
    return 'done'
  } catch (error) {
    if (error instanceof Refusal) return 'refused'
    throw error
  }
}

async function act({ studio, rows, world }: Driven, wish: Wish): Promise<unknown> {
  const { death } = { death: null, ...wish }
  switch (wish.does) {
    case 'find':
      return look(studio)
    case 'work':
      return untilDeath(() => work(dying(studio, death, 'after it began'), death))
    case 'carry out':
      return untilDeath(() => carryOutRuns(dying(studio, death, 'at once'), new AbortController().signal))
    default:
      return studio.inTransaction((open) => decide(open, { rows, world }, wish))
  }
}

async function decide(work: Work, { rows, world }: Omit<Driven, 'studio'>, wish: Exclude<Wish, { does: 'find' | 'work' | 'carry out' }>): Promise<unknown> {
  switch (wish.does) {
    case 'automate':
      return automate(work, at(rows.triggers, wish.trigger), wish)
    case 'let go':
    case 'hold back': {
      const { id, version } = await rowOf(work, rows, keyOf(at(world.items, wish.item)))
      return letItemGo(work, id, wish.does === 'let go' ? { version, automatic: true } : { version, automatic: false, until: dayOf(world, wish.days) })
    }
    case 'release':
      return releaseItems(work, { trigger_id: at(rows.triggers, wish.trigger), ...(wish.only === null ? {} : { waits_for: wish.only }) })
    case 'let in':
      return admitCandidates(work, at(rows.triggers, wish.trigger), [at(rows.records, wish.record).id])
    case 'stop':
      return stopRun(work, await runAt(work, wish.run), wish.stopped)
    case 'undo':
      return undoRun(work, await runAt(work, wish.run))
    case 'pause':
      return pauseStudio(work, { paused: wish.paused, reason: null })
    default: {
      const { days, from, to } = wish.hours
      return sql`UPDATE studio SET sending_days = ${[...days]}::smallint[], sending_from = ${from}, sending_to = ${to}, settle_minutes = ${wish.settle},
        daily_cap = ${wish.cap}, bulk_limit = ${wish.bulk}`.execute(work.db)
    }
  }
}

/** Booked in the past of the studio: an import would have brought it. */
export async function driveImport({ studio, rows, world }: Driven, booking: Parameters<typeof drive>[2]): Promise<void> {
  await drive(studio, rows, booking)
  const { id } = at(rows.records, rows.records.length - 1)
  await studio.inTransaction((work) => sql`UPDATE session SET history_at = ${new Date(world.now)} WHERE id = ${id}`.execute(work.db))
}

async function automate(work: Work, id: number, { automation, includes }: Extract<Wish, { does: 'automate' }>): Promise<void> {
  const { version } = await work.db.selectFrom('trigger').select('version').where('id', '=', id).executeTakeFirstOrThrow()
  const { automatic, hours, settle } = automation
  await changeTrigger(work, id, {
    version,
    include_waiting: includes,
    ...(automatic === undefined ? {} : { automatic }),
    ...(hours === undefined ? {} : { hours: hours === null ? null : { ...hours, days: [...hours.days] } }),
    ...(settle === undefined ? {} : { settle_minutes: settle }),
  })
}

/** The job comes again at once when it left something to do, unless it died. */
async function work(studio: OpenStudio, death: Death | null): Promise<void> {
  for (let turn = 0; turn < 3; turn += 1) {
    const { more } = await processAutomatic(studio)
    if (!more || death !== null) return
  }
  throw new Error('The job always leaves something to do.')
}

class Died extends Error {
  readonly code = '57P01'
}

async function untilDeath(run: () => Promise<unknown>): Promise<void> {
  try {
    await run()
  } catch (error) {
    if (!(error instanceof Died)) throw error
  }
}

/** A worker that dies as it is told: with what it had in hand, or between two batches. */
function dying(studio: OpenStudio, death: Death | null, from: 'at once' | 'after it began'): OpenStudio {
  if (death === null) return studio
  let [writes, faults, batches] = [0, death.faults, death.batches ?? 0]
  const dead = async <T>(run: (work: Work) => Promise<T>): Promise<T> => {
    if (!death.inHand) throw new Died('A worker died between two batches.')
    return studio.inTransaction(async (open) => {
      await run(open)
      throw new Died('A worker died with a batch in hand.')
    })
  }
  const inTransaction: OpenStudio['inTransaction'] = async (run) => {
    writes += 1
    if (from === 'after it began' && writes === 1) return death.batches === null ? dead(run) : studio.inTransaction(run)
    if (faults > 0) {
      faults -= 1
      throw new Error('A write failed.')
    }
    batches -= 1
    return batches < 0 ? dead(run) : studio.inTransaction(run)
  }
  return { ...studio, inTransaction }
}

function dayOf({ now, zone }: World, days: number | null): Day | null {
  return days === null ? null : plusDays(dayAt(now, zone), days)
}

async function runAt(work: Work, place: number): Promise<number> {
  const runs = await work.db.selectFrom('processing_run').select('id').where('actor_kind', '=', 'job').orderBy('id').execute()
  return at(runs, place).id
}
