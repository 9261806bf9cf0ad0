import { sql } from 'kysely'
import { recordLabel } from '#studio/records/record-label.ts'
import type { Work } from '#studio/staff/work.ts'
import { ruleOf } from '#studio/triggers/presentation.ts'
import { loadTriggers } from '#studio/triggers/queries.ts'
import { isOf, type Line } from '../find-sources.ts'
import { clockOf } from '../sources/source.ts'
import { sourcesAt } from '../sources.ts'
import { conditionsOf } from './conditions.ts'
import { noSuchRecord } from './explain-pair.ts'
import { findOccurrences } from './find-occurrences.ts'
import { loadNames } from './load-names.ts'
import { loadStanding } from './load-standing.ts'
import { loadToldRules } from './load-told-rule.ts'
import type { Record } from './occurrence.ts'
import { inOrder, verdictOf, whyOf } from './verdict.ts'

/** Every trigger of a record's kind with one line: whether it would fire, has fired, or why not. One statement for each kind of moment, however many triggers. Writes nothing. */
export async function explainRecord(work: Work, record: Record) {
  const standing = await loadStanding(work, record)
  if (standing === null) throw noSuchRecord(record)
  const clock = clockOf(work)
  const { rows: lines } = await sql<Line & { id: number }>`
    SELECT id, subject_kind, basis, moment, any_type FROM trigger WHERE subject_kind = ${record.kind} AND archived_at IS NULL`.execute(work.db)
  const triggers = await loadTriggers(
    work,
    lines.map(({ id }) => id),
  )
  const sources = sourcesAt(clock).filter((source) => lines.some((line) => isOf(source, line)))
  const found = await findOccurrences(work, { sources, clock, triggers: sql`t.archived_at IS NULL`, record, hasItems: standing.hasItems })
  const names = await loadNames(work, record, [])
  const rules = await loadToldRules(work, [...triggers.values()])
  const rows = [...rules.values()].map((rule) => {
    const situation = { rule, standing, now: work.now, today: work.today, zone: clock.zone, invoiceStatuses: names.invoiceStatuses }
    const told = (found.get(rule.trigger.id) ?? []).map((looked) => {
      const conditions = conditionsOf(looked.found, looked.criteria, situation)
      const verdict = verdictOf(looked.found, conditions)
      return {
        verdict,
        code: conditions.find(({ passed }) => !passed)?.code ?? null,
        why: whyOf(verdict, conditions, { found: looked.found, situation }),
        found: looked.found,
      }
    })
    const first = inOrder(told)[0]
    return {
      trigger_id: rule.trigger.id,
      description: rule.trigger.description,
      sentence: ruleOf(rule.trigger, names.invoiceStatuses),
      active: rule.trigger.active,
      verdict: first?.verdict ?? ('not' as const),
      code: first?.code ?? (told.length === 0 ? ('no-moment' as const) : null),
      why: first?.why ?? 'Nothing of the kind has happened to it.',
      due_on: first?.found.due_on ?? null,
      item_id: first?.found.item?.id ?? null,
    }
  })
  return {
    record: { ...record, label: recordLabel(record.kind, names.name), client_id: standing.client?.id ?? null, client_name: standing.client?.name ?? null },
    rows: inOrder(rows.toSorted(byName)).toSorted((one, other) => Number(other.active) - Number(one.active)),
  }
}

type Named = { description: string; trigger_id: number }

/** The database promises no order of its own. */
function byName(one: Named, other: Named): number {
  return one.description.localeCompare(other.description) || one.trigger_id - other.trigger_id
}
