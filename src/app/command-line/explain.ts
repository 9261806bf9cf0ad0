import type { Output } from '#platform/http/contract.ts'
import { refuseField } from '#platform/refusal.ts'
import { explain } from '#studio/matching/explain/contract.ts'
import { traceItem, type traceMessage } from '#studio/processing/causes/contract.ts'
import type { TriggerSubject } from '#studio/triggers/subjects.ts'
import type { Caller } from './caller.ts'
import { own, type ReferenceKind } from './field.ts'
import { findReference } from './find-reference.ts'
import { table } from './table.ts'
import { type Given, told, type Verb } from './verb.ts'

type Naming = { option: string; kind: TriggerSubject; refers: ReferenceKind | null }

/** How a record is named; what happened by itself only by its number. */
const namings: readonly Naming[] = [
  { option: 'session', kind: 'session', refers: 'session' },
  { option: 'client', kind: 'client', refers: 'client' },
  { option: 'appointment', kind: 'appointment', refers: 'appointment' },
  { option: 'invoice', kind: 'invoice', refers: 'invoice' },
  { option: 'productionOrder', kind: 'production_order', refers: 'production-order' },
  { option: 'preproductionOrder', kind: 'preproduction_order', refers: 'preproduction-order' },
  { option: 'task', kind: 'task', refers: 'task' },
  { option: 'webForm', kind: 'web_form', refers: null },
  { option: 'email', kind: 'email', refers: null },
  { option: 'text', kind: 'incoming_text', refers: null },
]
const flagOf = (option: string) => `--${option.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`

export const explainVerbs: Verb[] = [
  {
    name: '',
    says: 'why a trigger fires for a record or does not; without a trigger, all of them; with --item, what led to it',
    fields: [
      own('--trigger <trigger>', 'this trigger alone, with every condition'),
      ...namings.map(({ option, refers }) => own(`${flagOf(option)} <${refers ?? 'number'}>`, '')),
      own('--item <item>', 'what led to a triggered item'),
    ],
    examples: ['explain --trigger "A week before" --session S-00042', 'explain --session S-00042', 'explain --item 7'],
    run: async ({ caller, given }) => {
      if (typeof given.item === 'string') return told(await caller.call(traceItem, { params: { id: given.item } }), ({ causes }) => causesText(causes))
      const query = {
        ...(await recordOf(caller, given)),
        ...(typeof given.trigger === 'string' ? { trigger_id: await findReference(caller, 'trigger', given.trigger) } : {}),
      }
      return told(await caller.call(explain, { query }), explanationText)
    },
  },
]

async function recordOf(caller: Caller, given: Given): Promise<{ subject_kind: TriggerSubject; subject_id: number }> {
  const [named, other] = namings.filter(({ option }) => given[option] !== undefined)
  if (named === undefined || other !== undefined) {
    throw refuseField('session', 'which-record', 'Name one record: --session S-00042, --client "Anna Berg", --invoice I-00107 …')
  }
  const text = String(given[named.option])
  return { subject_kind: named.kind, subject_id: named.refers === null ? Number(text) : await findReference(caller, named.refers, text) }
}

type Answered = Output<typeof explain>

function explanationText({ record, explained, rows }: Answered): string {
  if (explained === null) {
    const columns = [
      ['Trigger', ({ trigger_id, description }: Answered['rows'][number]) => `${description} (${trigger_id})`],
      ['', ({ verdict, active }: Answered['rows'][number]) => `${verdicts[verdict]}${active ? '' : ', off'}`],
      ['Why', ({ why }: Answered['rows'][number]) => why],
    ] as const
    return `${record.label}\n\n${table(rows, columns, 'There are no triggers for such records yet.')}`
  }
  const { trigger, occurrences, next } = explained
  return [
    `${trigger.description} (${trigger.id}) and ${record.label}\n${trigger.sentence}`,
    ...occurrences.map(occurrenceText),
    ...(next === null && isOn(explained.verdict) ? [] : [nextText(next)]),
  ].join('\n\n')
}

/** Of what stands on the list it would be wrong to say that it does not fire. */
function isOn(verdict: Answered['rows'][number]['verdict']): boolean {
  return verdict === 'listed' || verdict === 'next-look'
}

function nextText(next: NonNullable<Answered['explained']>['next']): string {
  if (next === null) return 'It does not fire by itself unless something changes.'
  return `Next fires ${next.due_on}: ${next.label}.${next.goes_text === null ? '' : ` ${next.goes_text}`}`
}

const verdicts: Readonly<Record<Answered['rows'][number]['verdict'], string>> = {
  listed: 'listed',
  'next-look': 'about to be listed',
  coming: 'coming',
  decided: 'decided',
  not: 'no',
}

function occurrenceText({ label, verdict, why, conditions, needed, enough, item }: NonNullable<Answered['explained']>['occurrences'][number]): string {
  const lines = conditions.map(({ passed, sentence, value, since }) => {
    const is = [value, since === null ? '' : `since ${since}`].filter(Boolean).join(', ')
    return `  ${passed ? '✓' : '✗'} ${sentence}${is === '' ? '' : ` (${is})`}`
  })
  const changes = needed.map(({ sentence, change }) => `  - ${sentence}${change === null ? '' : ` [${change.of}.${change.field} = ${change.value}]`}`)
  return [
    `${label}: ${verdicts[verdict]}. ${why}`,
    ...lines,
    ...(changes.length === 0 ? [] : ['What would have to change:', ...changes, ...(enough ? ['  With that it fires.'] : [])]),
    ...(item === null
      ? []
      : [
          'What happened:',
          ...item.history.map(
            ({ at, to_state, reason_text, actor }) => `  ${at} ${to_state} by ${actor.name}${reason_text === null ? '' : `: ${reason_text}`}`,
          ),
        ]),
  ].join('\n')
}

/** A chain of causes, a line each, from what was made back to what set it off. */
export function causesText(causes: Output<typeof traceMessage>['causes']): string {
  return causes.map(({ at, sentence, details }) => [`${at ?? ''} ${sentence}`.trim(), ...details.map((detail) => `  ${detail}`)].join('\n')).join('\n')
}
