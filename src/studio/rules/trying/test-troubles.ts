import { parseDate } from '#studio/calendar/civil-date.ts'
import { parseZone } from '#studio/calendar/zone.ts'
import { nearName } from '#studio/messages/rendering/nearest-field.ts'
import type { Rules } from '../format.ts'
import { sameName } from '../setup.ts'
import type { RuleTest } from '../test-format.ts'
import type { Trouble } from '../trouble.ts'

/** Days that one story may last. */
const longestDays = 400

/** What cannot be lived through: names that a test does not know, records that are named twice, days that are none. */
export function testTroubles(rules: Rules): Trouble[] {
  const triggers = (rules.triggers ?? []).map(({ name }) => name)
  return (rules.tests ?? []).flatMap((test, index) =>
    [...nameTroubles(test, triggers), ...timeTroubles(test)].map(({ path, message }) => ({ path: ['tests', index, ...path], message })),
  )
}

function nameTroubles({ only = [], records, changes = [], expect }: RuleTest, triggers: readonly string[]): Trouble[] {
  const names = records.map(({ name }) => name)
  const of = (kind: string) => records.filter((record) => record.kind === kind).map(({ name }) => name)
  return [
    ...only.flatMap((name, index) => unknown(['only', index], { what: 'trigger in this file', name, among: triggers })),
    ...records.flatMap(({ name, client, session }, index) => [
      ...(names.findIndex((each) => sameName(each, name)) < index
        ? [{ path: ['records', index, 'name'], message: `“${name}” stands here twice. Give each record a name of its own.` }]
        : []),
      ...unknown(['records', index, 'client'], { what: 'client in this test', name: client, among: of('client') }),
      ...unknown(['records', index, 'session'], { what: 'session in this test', name: session, among: of('session') }),
    ]),
    ...changes.flatMap((change, index) => unknown(['changes', index, 'of'], { what: 'record in this test', name: change.of, among: names })),
    ...expect.flatMap((each, index) => [
      ...unknown(['expect', index, 'trigger'], { what: 'trigger in this file', name: each.trigger, among: triggers }),
      ...('record' in each ? unknown(['expect', index, 'record'], { what: 'record in this test', name: each.record, among: names }) : []),
    ]),
  ]
}

function unknown(path: Trouble['path'], { what, name, among }: { what: string; name: string | undefined; among: readonly string[] }): Trouble[] {
  if (name === undefined || among.some((each) => sameName(each, name))) return []
  const near = nearName(name, among)
  return [{ path, message: `There is no ${what} called “${name}”.${near === null ? '' : ` Did you mean “${near}”?`}` }]
}

function timeTroubles(test: RuleTest): Trouble[] {
  const zone = test.zone === undefined ? null : parseZone(test.zone)
  const instants = [
    { path: ['begins'], at: test.begins },
    ...test.records.map(({ at = test.begins }, index) => ({ path: ['records', index, 'at'], at })),
    ...(test.changes ?? []).map(({ at }, index) => ({ path: ['changes', index, 'at'], at })),
    ...test.expect.flatMap((each, index) => ('at' in each ? [{ path: ['expect', index, 'at'], at: each.at }] : [])),
  ]
  return [
    ...(zone === null || zone.ok ? [] : [{ path: ['zone'], message: zone.message }]),
    ...instants.flatMap(({ path, at }): Trouble[] => {
      const day = parseDate(at.slice(0, 10))
      if (!day.ok) return [{ path, message: day.message }]
      return at.slice(0, 10) < test.begins.slice(0, 10) ? [{ path, message: `The story begins on ${test.begins}, so nothing can be before that.` }] : []
    }),
    ...(daysOf(test) > longestDays
      ? [{ path: ['begins'], message: `A story may last ${longestDays} days at most. Begin it later, or end it with “until”.` }]
      : []),
  ]
}

function daysOf(test: RuleTest): number {
  return (Date.parse(lastDay(test)) - Date.parse(test.begins.slice(0, 10))) / 86_400_000
}

/** The last day that is lived through: 15 days after the last one that the test names, which is when what came of it is over. */
export function lastDay({ begins, until, records, changes = [], expect }: RuleTest): string {
  if (until !== undefined) return until
  const named = [
    begins,
    ...[...records, ...changes].flatMap((each) => [each.at ?? begins, each.date ?? begins, each.due ?? begins]),
    ...expect.map((each) => ('at' in each ? each.at : each.nothing_after)),
  ]
  const last =
    named
      .map((each) => each.slice(0, 10))
      .toSorted()
      .at(-1) ?? begins.slice(0, 10)
  return new Date(Date.parse(last) + 15 * 86_400_000).toISOString().slice(0, 10)
}
