import { sql } from 'kysely'
import { Refusal } from '#platform/refusal.ts'
import { addDays, type CivilDate } from '#studio/calendar/civil-date.ts'
import { startOfDay } from '#studio/calendar/zone.ts'
import { openScratchStudio, type ScratchStudio } from '#studio/staff/open-scratch-studio.ts'
import type { OpenStudio, Work } from '#studio/staff/work.ts'
import { findTriggers } from '#studio/triggers/queries.ts'
import { switchTrigger } from '#studio/triggers/switch-trigger.ts'
import type { Trigger } from '#studio/triggers/trigger.ts'
import { loadSetup } from '../load-setup.ts'
import { readStanding } from '../read-standing.ts'
import { type RulesFile, readRules } from '../rules-text.ts'
import { sameName } from '../setup.ts'
import type { RuleTest } from '../test-format.ts'
import { refusePlaces, type Trouble } from '../trouble.ts'
import { tryOut } from '../try-out.ts'
import { judged } from './judge-story.ts'
import { liveThrough } from './live-through.ts'
import type { Made } from './made.ts'
import { mostSeconds, type Patience, patienceOf, statementLimits, toldEnd } from './patience.ts'
import { readLeft, readMade } from './read-made.ts'
import { setUpScratch } from './set-up-scratch.ts'
import { newStory } from './story.ts'
import { testTroubles } from './test-troubles.ts'

type Result = { name: string; line: number; passed: boolean; troubles: { line: number; message: string }[]; made: Omit<Made, 'text'>[] }
export type Tried = { passed: number; failed: number; results: Result[] }

type Bounds = { signal?: AbortSignal | undefined; seconds?: number }

/**
 * Lives through the tests of a file with the program’s own engine, in a studio that is never kept: it has the settings, the people and the setup of
 * this one, and the triggers of the file. Nothing is sent, and nothing of this studio is touched. `signal`, and
 * `seconds`, end it between two moments of a story: two hundred tests take minutes.
 */
export async function tryRules(studio: OpenStudio, text: string, { signal, seconds = mostSeconds }: Bounds = {}): Promise<Tried> {
  const file = readRules(text)
  const troubles = testTroubles(file.rules)
  if (troubles.length > 0) throw refusePlaces(file.lineOf, troubles)
  const tests = file.rules.tests ?? []
  if (tests.length === 0) throw new Refusal('invalid', 'no-tests', 'This file has no tests. Write some under “tests:”; the manual has an example.')
  const patience = patienceOf(seconds, signal)
  const all: Result[] = []
  await refusingTooLong({ patience, tests, all }, () =>
    tryOut(studio, async (work) => {
      await sql.raw(statementLimits).execute(work.db)
      const ground = { ...(await readStanding(work)), deployment: studio.deployment }
      const zone = work.studio.zone
      const scratch = await openScratchStudio(work, studio.deployment)
      await scratch.at(beforeAll(tests, zone)).inTransaction((within) => setUpScratch(within, ground, file))
      for (const [index, test] of tests.entries()) {
        all.push(await tryOne(work, { scratch, file, zone: test.zone ?? zone, signal: patience.signal }, { test, index }))
      }
    }),
  )
  const passed = all.filter((result) => result.passed).length
  return { passed, failed: all.length - passed, results: all }
}

type Refusing = { patience: Patience; tests: readonly RuleTest[]; all: readonly Result[] }

async function refusingTooLong({ patience, tests, all }: Refusing, run: () => Promise<unknown>): Promise<void> {
  try {
    await run()
  } catch (error) {
    throw toldEnd(error, { isOver: patience.isOver, tests, index: all.length })
  }
}

/** Long enough before the first story that its triggers have been on for a while. */
function beforeAll(tests: readonly RuleTest[], zone: string): Date {
  const first = tests.map(({ begins }) => begins.slice(0, 10)).toSorted()[0] ?? '2026-01-01'
  return startOfDay(addDays(first as CivilDate, -7), zone)
}

type Trying = { scratch: ScratchStudio; file: RulesFile; zone: string; signal: AbortSignal }

/** Each story from the same beginning. */
async function tryOne({ db }: Work, { scratch, file, zone, signal }: Trying, { test, index }: { test: RuleTest; index: number }): Promise<Result> {
  await sql`SAVEPOINT story`.execute(db)
  await scratch.setZone(zone)
  const before = startOfDay(addDays(test.begins.slice(0, 10) as CivilDate, -1), zone)
  const { story, triggers } = await scratch
    .at(before)
    .inTransaction(async (work) => ({ story: newStory(await loadSetup(work)), triggers: await switchedOn(work, test) }))
  const place = { path: ['tests', index], lineOf: file.lineOf }
  await liveThrough(test, { scratch, story, zone, triggers, place, signal })
  const { made, left } = await scratch.at(before).inTransaction(async (work) => ({ made: await readMade(work, story), left: await readLeft(work, story) }))
  await sql`ROLLBACK TO SAVEPOINT story`.execute(db)
  const lined = ({ path, message }: Trouble) => ({ line: file.lineOf([...place.path, ...path]), message })
  const troubles = judged(test, made, left).map(lined)
  return { name: test.name, line: file.lineOf(place.path), passed: troubles.length === 0, troubles, made: made.map(({ text: _, ...each }) => each) }
}

/** The triggers of a story; those that it does not name are switched off. */
async function switchedOn(work: Work, { only }: RuleTest): Promise<Trigger[]> {
  const { triggers } = await findTriggers(work, { active: true, limit: 100_000 })
  const isIn = ({ description }: Trigger) => only === undefined || only.some((name) => sameName(name, description))
  for (const { id, version } of triggers.filter((trigger) => !isIn(trigger))) await switchTrigger(work, id, { version, active: false })
  return triggers.filter(isIn)
}
