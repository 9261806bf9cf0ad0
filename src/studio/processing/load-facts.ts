import { type RawBuilder, sql } from 'kysely'
import { itemsById } from '#studio/matching/items-by-id.ts'
import { loadMergeData } from '#studio/messages/load-merge-data.ts'
import type { RecordData } from '#studio/messages/merge-data.ts'
import type { CompiledTemplate } from '#studio/messages/rendering/compile-template.ts'
import type { Work } from '#studio/staff/work.ts'
import { loadTriggers } from '#studio/triggers/queries.ts'
import type { Output, Trigger } from '#studio/triggers/trigger.ts'
import { addresseesOf, insteadOf } from './addressees.ts'
import { loadBirthdays } from './load-birthdays.ts'
import { loadFormData } from './load-form-data.ts'
import { loadPapers, type Papers } from './load-papers.ts'
import { loadPeople } from './load-people.ts'
import { loadSubjects, type Subject } from './load-subjects.ts'
import { loadTaskTypes, type TaskType } from './load-task-types.ts'
import type { ItemFacts } from './plan.ts'

/** What a batch of items needs to be planned and rendered, read in a handful of statements, whatever their number. */
export type Facts = ItemFacts & { data: RecordData; templates: ReadonlyMap<number, CompiledTemplate>; taskTypes: ReadonlyMap<number, TaskType>; papers: Papers }

/** Items as they stand, by number. */
export function loadFacts(work: Work, ids: readonly number[]): Promise<Facts[]> {
  return loadFactsOf(work, { items: itemsById(ids), drafts: new Map() })
}

/** Items, a table of them; and triggers as somebody thinks of them, by number, before those that are saved. */
export type Batch = { items: RawBuilder<unknown>; drafts: ReadonlyMap<number, Trigger> }

/** The records' versions come first: whatever is read of them here or later is as new as that, or newer. */
export async function loadFactsOf(work: Work, { items, drafts }: Batch): Promise<Facts[]> {
  const subjects = await loadSubjects(work, items)
  const saved = new Set(subjects.map(({ triggerId }) => triggerId)).difference(drafts)
  const triggers = new Map([...(await loadTriggers(work, [...saved])), ...drafts])
  const outputs = [...triggers.values()].flatMap((trigger) => trigger.outputs)
  const templates = await loadTemplates(work, outputs)
  const taskTypes = await loadTaskTypes(work, outputs)
  const papers = await loadPapers(work, subjects, outputs)
  const people = await loadPeople(work, subjects, outputs)
  const data = await loadData(work, { items, subjects, triggers })
  return subjects.flatMap((subject) => {
    const trigger = triggers.get(subject.triggerId)
    const values = data.get(subject.id)
    if (trigger === undefined || values === undefined) return []
    const whose = { subject, people, purpose: trigger.purpose }
    return [
      {
        ...subject,
        trigger,
        recipientsOf: (output: Output) => addresseesOf(output, whose),
        insteadOfShared: (output: Output) => insteadOf(output, whose),
        data: values,
        templates,
        taskTypes,
        papers,
      },
    ]
  })
}

type Loading = { items: RawBuilder<unknown>; subjects: readonly Subject[]; triggers: ReadonlyMap<number, Trigger> }

/** By item. Birthdays are the item's, not the client's: each of the family has their own. */
async function loadData(work: Work, { items, subjects, triggers }: Loading): Promise<Map<number, RecordData>> {
  const data = new Map<number, RecordData>()
  for (const [kind, alike] of Map.groupBy(subjects, (subject) => subject.kind)) {
    const records = [...new Set(alike.map(({ subjectId }) => subjectId))]
    const values = kind === 'web_form' ? await loadFormData(work, records) : await loadMergeData(work, kind, records)
    for (const { id, subjectId } of alike) {
      const found = values.get(subjectId)
      if (found !== undefined) data.set(id, found)
    }
  }
  const birthdays = subjects.filter(({ triggerId }) => triggers.get(triggerId)?.moment === 'birthday').map(({ id }) => id)
  for (const [id, birthday] of await loadBirthdays(work, items, birthdays)) {
    const found = data.get(id)
    if (found !== undefined) data.set(id, { ...found, birthday })
  }
  return data
}

async function loadTemplates(work: Work, outputs: readonly Output[]): Promise<Map<number, CompiledTemplate>> {
  const ids = outputs.flatMap((output) => output.steps.flatMap((step) => step.template_id ?? []))
  const { rows } = await sql<CompiledTemplate & { id: number }>`SELECT id, subject, html, plain AS text FROM template WHERE id = ANY(${ids}::bigint[])`.execute(
    work.db,
  )
  return new Map(rows.map(({ id, ...template }) => [id, template]))
}
