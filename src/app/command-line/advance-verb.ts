import type { TObject } from 'typebox'
import type { Output } from '#platform/http/contract.ts'
import { Refusal } from '#platform/refusal.ts'
import { type MovedKind, moveStatuses } from '#studio/records/status-moves/contract.ts'
import { type SkipReason, skipReasons } from '#studio/records/status-moves/skip-reasons.ts'
import { subjectKinds } from '#studio/records/subject.ts'
import { previewStatusMoves } from '#studio/triggers/contract.ts'
import { type Field, type FieldWords, fieldsOf, own } from './field.ts'
import { findReference } from './find-reference.ts'
import { readFields } from './read-fields.ts'
import { type Asked, told, type Verb } from './verb.ts'

type Advancing = { kind: 'client' | 'session'; list: { query: TObject }; words: Readonly<Record<string, FieldWords | null>> }

/** Moves many records to a status: those that are named, or all that the filters find. Without --yes it is only told what would move. */
export function advanceVerb({ kind, list, words }: Advancing): Verb {
  const filters = fieldsOf(list.query, { ...words, after: null, limit: null, order: null, archived: null })
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
    examples: [kind === 'session' ? 'sessions advance Shot --status Booked --to 2026-11-21' : 'clients advance "Past Client" --status Client --yes'],
    run: async (asked) => {
      const { caller, given, args } = asked
      const status_id = await findReference(caller, `${kind}-status`, args[0] ?? '')
      const wanted = {
        subject_kind: kind,
        status_id,
        ...(await chosen(asked, kind, filters)),
        ...dueOn(given.dueOn),
        ...(given.note === undefined ? {} : { note: given.note }),
      }
      const preview = await caller.call(previewStatusMoves, { body: wanted })
      if (given.yes !== true) return told(preview, (seen) => previewText(kind, seen))
      const moved = await caller.call(moveStatuses, { body: { ...wanted, seen: preview.seen } })
      return told(moved, (done) => [`Moved ${many(kind, done.moved)} to ${preview.status.name}.`, ...skippedText(done.skipped)].join('\n'))
    },
  }
}

async function chosen({ caller, args, given }: Asked, kind: 'client' | 'session', filters: readonly Field[]): Promise<object> {
  const named = args.slice(1)
  const filter = await readFields(caller, filters, given)
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
