import { previewCorrections, sendCorrections } from '#studio/delivery/corrections/contract.ts'
import { foreseeImpact } from '#studio/delivery/impact/contract.ts'
import { type MovableKind, movedFields, recordMove } from '#studio/records/supposed/record-move.ts'
import { type FieldWords, fieldsOf, own } from './field.ts'
import { findReference } from './find-reference.ts'
import { readFields } from './read-fields.ts'
import { idOf, type moved } from './record-verbs.ts'
import { table } from './table.ts'
import { told, type Verb } from './verb.ts'

type Foreseeing = {
  kind: Exclude<keyof typeof moved, 'client' | 'task'>
  subject: MovableKind
  example: string
  words?: Readonly<Record<string, FieldWords | null>>
}

/** impact: what a change of date or status would do, before anybody makes it. */
export function impactVerb({ kind, subject, example, words = {} }: Foreseeing): Verb {
  const known: readonly string[] = movedFields[subject]
  const left = Object.fromEntries(Object.keys(recordMove.properties).flatMap((field) => (known.includes(field) ? [] : [[field, null]])))
  const status = { refers: `${kind}-status`, says: 'to this status' } as const
  const due = { flags: '--due-on <date>', says: 'of the status; when left out, by its duration' }
  const fields = fieldsOf(recordMove, { ...words, ...left, status_id: status, due_on: due })
  return {
    name: `impact <${kind}>`,
    says: `what moving one ${kind} would do to items and messages; changes nothing`,
    fields,
    examples: [example],
    run: async ({ caller, args, given }) => {
      const { id } = await idOf(caller, kind, args)
      const changes = await readFields(caller, fields, given)
      return told(await caller.call(foreseeImpact, { body: { subject_kind: subject, subject_id: id, changes } }), ({ items, coming, messages }) => {
        const lines = [...messages.map(({ id: number, text }) => `${text} (message ${number})`), ...[...items, ...coming].flatMap(({ text }) => text ?? [])]
        const wrong = messages.filter(({ correctable }) => correctable).map(({ id: number }) => number)
        const offer = wrong.length === 0 ? [] : ['', `After the change, tell whoever got these: hotshoe correct ${wrong.join(' ')} --template …`]
        return [...(lines.length === 0 ? ['Nothing that is listed, expected, sent or on its way changes.'] : lines), ...offer].join('\n')
      })
    },
  }
}

export const correctVerbs: readonly Verb[] = [
  {
    name: '<message...>',
    says: 'sends a correction to whoever got these messages; each is corrected once',
    fields: [own('--template <name or number>', 'what it says'), own('--preview', 'only shows what it would say, to whom; sends nothing')],
    examples: ['correct 31 32 --template "Your date has changed" --preview', 'correct 31 --template "Your date has changed"'],
    run: async ({ caller, args, given }) => {
      const message_ids = args.map(Number)
      const template_id = await findReference(caller, 'template', String(given.template ?? ''))
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
