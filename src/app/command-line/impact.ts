import type { Contract, Output } from '#platform/http/contract.ts'
import { refuseField } from '#platform/refusal.ts'
import { previewCorrections, sendCorrections } from '#studio/delivery/corrections/contract.ts'
import { foreseeImpact, type Impact, listOutdatedMessages } from '#studio/delivery/impact/contract.ts'
import { movedFields, recordMove } from '#studio/records/supposed/record-move.ts'
import { type Field, type FieldWords, fieldsOf, own } from './field.ts'
import { findReference } from './find-reference.ts'
import { kindNamed } from './kind-named.ts'
import { readFields } from './read-fields.ts'
import { idOf, moved, statusOf } from './record-verbs.ts'
import { table } from './table.ts'
import { type Given, told, type Verb } from './verb.ts'

type Foreseeing = {
  kind: keyof typeof moved
  read: Contract
  example: string
  words?: Readonly<Record<string, FieldWords | null>>
  /** Options that the kind reads itself. */
  more?: { fields: readonly Field[]; also: (given: Given) => object }
}

const toStatus = own('--status <name or number>', 'to this status')

/** impact: what a change of date or status would do, before anybody makes it. */
export function impactVerb({ kind, read, example, words = {}, more = { fields: [], also: () => ({}) } }: Foreseeing): Verb {
  const { subject } = moved[kind]
  const known: readonly string[] = movedFields[subject]
  const left = Object.fromEntries(Object.keys(recordMove.properties).flatMap((field) => (field === 'due_on' || known.includes(field) ? [] : [[field, null]])))
  const due = { flags: '--due-on <date>', says: 'of the status; when left out, by its duration' }
  const fields = [...fieldsOf(recordMove, { due_on: due, ...words, ...left, status_id: null }), toStatus, ...more.fields]
  return {
    name: `impact <${kind}>`,
    says: `what moving one ${kind} would do to items and messages; changes nothing`,
    fields,
    examples: [example],
    run: async ({ caller, args, given }) => {
      const params = await idOf(caller, kind, args)
      const to = given.status === undefined ? {} : { status_id: await statusOf(caller, { kind, read, params, status: String(given.status) }) }
      const changes = { ...(await readFields(caller, fields, given)), ...more.also(given), ...to }
      return told(await caller.call(foreseeImpact, { body: { subject_kind: subject, subject_id: params.id, changes } }), toldImpact)
    },
  }
}

function toldImpact({ items, coming, messages }: Impact): string {
  const lines = [...messages.map(({ id, text }) => `${text} (message ${id})`), ...[...items, ...coming].flatMap(({ text }) => text ?? [])]
  const wrong = messages.filter(({ correctable }) => correctable).map(({ id }) => id)
  const offer = wrong.length === 0 ? [] : ['', `After the change, tell whoever got these: hotshoe correct ${wrong.join(' ')} --template …`]
  return [...(lines.length === 0 ? ['Nothing that is listed, expected, sent or on its way changes.'] : lines), ...offer].join('\n')
}

function toldOutdated({ rows }: Output<typeof listOutdatedMessages>): string {
  if (rows.length === 0) return 'Nothing that was sent about it has become wrong.'
  return [
    ...rows.map(({ id, text }) => `${text} (message ${id})`),
    '',
    `Tell whoever got these: hotshoe correct ${rows.map(({ id }) => id).join(' ')} --template …`,
  ].join('\n')
}

export const correctVerbs: readonly Verb[] = [
  {
    name: 'list <kind> <record>',
    says: 'messages about a record, or about all that is a client’s, that were right when they went and are so no more',
    examples: ['correct list session S-00042', 'correct list client "Anna Miller"'],
    run: async ({ caller, args: [kind = '', record = ''] }) => {
      const named = (Object.keys(moved) as (keyof typeof moved)[]).find((one) => moved[one].subject === kindNamed(kind))
      if (named === undefined) throw refuseField('kind', 'no-such-kind', `Say what it is: ${Object.keys(moved).join(', ')}. Then which one.`)
      const query = { subject_kind: moved[named].subject, subject_id: await findReference(caller, named, record) }
      return told(await caller.call(listOutdatedMessages, { query }), toldOutdated)
    },
  },
  {
    name: '<message...>',
    says: 'sends a correction to whoever got these messages; each is corrected once',
    fields: [own('--template <name or number>', 'what it says'), own('--preview', 'only shows what it would say, to whom; sends nothing')],
    examples: ['correct 31 32 --template "Your date has changed" --preview', 'correct 31 --template "Your date has changed"'],
    run: async ({ caller, args, given }) => {
      const message_ids = args.map(Number)
      if (given.template === undefined) throw refuseField('template', 'no-template', 'Say which template tells them: --template "Your date has changed".')
      const template_id = await findReference(caller, 'template', String(given.template))
      const contract = given.preview === true ? previewCorrections : sendCorrections
      return told(await caller.call(contract, { body: { message_ids, template_id } }), ({ rows }) =>
        table(rows, [
          ['Corrects', ({ corrects_id }) => corrects_id],
          ['Message', ({ id }) => id],
          ['To', ({ to_name }) => to_name],
          ['By', ({ channel }) => channel],
          ['Subject', ({ subject }) => subject],
          ['Problem', ({ problem }) => problem],
        ]),
      )
    },
  },
]
