import type { TObject } from 'typebox'
import type { Output } from '#platform/http/contract.ts'
import { Refusal } from '#platform/refusal.ts'
import { type MovedKind, moveStatuses } from '#studio/records/status-moves/contract.ts'
import { type SkipReason, skipReasons } from '#studio/records/status-moves/skip-reasons.ts'
import { subjectKinds } from '#studio/records/subject.ts'
import { previewStatusMoves } from '#studio/triggers/contract.ts'
import { type FieldWords, fieldsOf, own } from './field.ts'
import { findReference } from './find-reference.ts'
import { readFields } from './read-fields.ts'
import { moved } from './record-verbs.ts'
import { type Asked, told, type Verb } from './verb.ts'

type Advanced = keyof typeof moved
type Advancing = { kind: Advanced; list: { query: TObject }; words: Readonly<Record<string, FieldWords | null>>; example: string }

/** Moves many records to a status: those that are named, or all that the filters find. Without --yes it is only told what would move. */
export function advanceVerb({ kind, list, words, example }: Advancing): Verb {
  const filters = fieldsOf(list.query, { ...words, after: null, limit: null, order: null, archived: null })
  const { subject } = moved[kind]
  return {
    name: `advance <status> [${kind}s...]`,
    says: `moves many ${kind}s to a status: those named, or all that the filters find`,
    fields: [
      ...filters,
      own('--all', `all ${kind}s`),
      own('--due-on <date>', 'when left out, by the duration of the status; none: no due date'),
      own('--note <text>', 'stands in the history of each'),
      own('--yes', 'moves them; without it, tells what would move'),
    ],
    examples: [example],
    run: async (asked) => {
      const { caller, given, args } = asked
      const filter = await readFields(caller, filters, given)
      const status_id = await findReference(caller, { kind: `${kind}-status`, among: ofType(subject, filter) }, args[0] ?? '')
      const wanted = {
        subject_kind: subject,
        status_id,
        ...(await chosen(asked, kind, filter)),
        ...dueOn(given.dueOn),
        ...(given.note === undefined ? {} : { note: given.note }),
      }
      const preview = await caller.call(previewStatusMoves, { body: wanted })
      if (given.yes !== true) return told(preview, (seen) => previewText(subject, seen))
      const done = await caller.call(moveStatuses, { body: { ...wanted, seen: preview.seen } })
      return told(done, ({ moved: count, skipped }) => [`Moved ${many(subject, count)} to ${preview.status.name}.`, ...skippedText(skipped)].join('\n'))
    },
  }
}

/** Where each type has statuses of its own, the status is that of the type which the filters name. */
function ofType(kind: MovedKind, filter: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return subjectKinds[kind].statusesOf === 'type' && filter.type_id !== undefined ? { type_id: filter.type_id } : {}
}

async function chosen({ caller, args, given }: Asked, kind: Advanced, filter: object): Promise<object> {
  const named = args.slice(1)
  const isFiltered = Object.keys(filter).length > 0 || given.all === true
  if (named.length > 0 === isFiltered) throw new Refusal('invalid', 'wrong-usage', `Say which ${kind}s: either name them, or give filters, or --all.`)
  return named.length > 0 ? { ids: await Promise.all(named.map((one) => findReference(caller, kind, one))) } : { filter }
}

function dueOn(given: unknown): object {
  return given === undefined ? {} : { due_on: given === 'none' ? null : given }
}

function previewText(kind: MovedKind, { moving, status, due_on, skipped, triggers, warning }: Output<typeof previewStatusMoves>): string {
  const due = due_on === null ? '' : `, due ${due_on}`
  const looks = triggers.map(({ description }) => `  ${description}`)
  return [
    `${many(kind, moving)} would move to ${status.name}${due}.`,
    ...skippedText(skipped),
    ...(looks.length === 0 ? ['No trigger looks at this status.'] : ['Triggers that look at this status:', ...looks]),
    ...(warning === null ? [] : [warning]),
    ...(moving === 0 ? [] : ['To move them: the same with --yes']),
  ].join('\n')
}

function skippedText(skipped: readonly { why: SkipReason; count: number }[]): string[] {
  return skipped.map(({ why, count }) => `${count.toLocaleString('en-US')} left out: ${skipReasons[why]}`)
}

function many(kind: MovedKind, count: number): string {
  const { label, plural } = subjectKinds[kind]
  return `${count.toLocaleString('en-US')} ${(count === 1 ? label : plural).toLowerCase()}`
}
