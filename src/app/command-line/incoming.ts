import * as forms from '#studio/forms/contract.ts'
import * as incoming from '#studio/messages/incoming/contract.ts'
import { fieldsOf } from './field.ts'
import { listVerb } from './list-verb.ts'
import { readFields } from './read-fields.ts'
import { type Column, pageTable } from './table.ts'
import { told, type Verb } from './verb.ts'

const about = { client_id: { refers: 'client', says: '' }, session_id: { refers: 'session', says: '' } } as const
const newForm = fieldsOf(forms.createWebForm.body, { ...about, name: { says: 'of its template' }, status: { says: 'initial, sent, submitted or final' } })
const text = fieldsOf(incoming.receiveText.body, { from: { says: 'the number it came from' }, at: { says: 'when; left out: now' } })
const event = fieldsOf(incoming.noteMailEvent.body, {
  kind: { flags: '--kind <kind>', says: 'delivered, opened, clicked or bounced' },
  at: { says: 'when; left out: now' },
})

function formText({ id, name, status }: forms.WebForm): string {
  return `Web form ${id}, ${name}: ${status}.`
}

export const webFormVerbs: Verb[] = [
  listVerb({
    says: 'web forms, the latest first',
    contract: forms.listWebForms,
    fields: fieldsOf(forms.listWebForms.query, { ...about, status: { says: 'initial, sent, submitted or final' } }),
    columns: [
      ['Number', ({ id }) => id],
      ['Name', ({ name }) => name],
      ['Status', ({ status }) => status],
      ['Client', ({ client }) => client?.name ?? null],
      ['Sent', ({ sent_at }) => sent_at],
      ['Submitted', ({ submitted_at }) => submitted_at],
    ],
    none: 'There are no such web forms.',
    examples: ['web-forms list', 'web-forms list --status sent --json'],
  }),
  {
    name: 'create',
    says: 'a web form to be sent, or one that came in',
    fields: newForm,
    examples: ['web-forms create --name "Contact Us" --status submitted --client "Anna Berg"'],
    run: async ({ caller, given }) => told(await caller.call(forms.createWebForm, { body: await readFields(caller, newForm, given) }), formText),
  },
  {
    name: 'status <form> <status>',
    says: 'says that a web form was sent, submitted or looked at',
    examples: ['web-forms status 12 submitted'],
    run: async ({ caller, args }) => {
      const params = { id: args[0] }
      const { version } = await caller.call(forms.readWebForm, { params })
      return told(await caller.call(forms.changeWebFormStatus, { params, body: { status: args[1], version } }), formText)
    },
  },
]

export const textVerbs: Verb[] = [
  listVerb({
    says: 'texts that came in, the latest first',
    contract: incoming.listIncomingTexts,
    fields: fieldsOf(incoming.listIncomingTexts.query, { client_id: about.client_id }),
    columns: [
      ['Number', ({ id }) => id],
      ['From', ({ from }) => from],
      ['Client', ({ client }) => client?.name ?? null],
      ['At', ({ at }) => at],
      ['Text', ({ body }) => body],
    ],
    none: 'No texts came in.',
    examples: ['texts list', 'texts list --client "Anna Berg"'],
  }),
  {
    name: 'receive',
    says: 'notes a text that came in',
    fields: text,
    examples: ['texts receive --from "(402) 555-0123" --body "PRINTS please"'],
    run: async ({ caller, given }) =>
      told(
        await caller.call(incoming.receiveText, { body: await readFields(caller, text, given) }),
        ({ id, from, client }) => `Text ${id} from ${client?.name ?? from}.`,
      ),
  },
]

const eventColumns: readonly Column<incoming.MailEvent>[] = [
  ['What', ({ kind }) => kind],
  ['At', ({ at }) => at],
  ['Detail', ({ detail }) => detail],
]

export const mailEventVerbs: Verb[] = [
  {
    name: 'list <email>',
    says: 'what became of an email',
    examples: ['mail-events list 31'],
    run: async ({ caller, args }) => {
      const { rows } = await caller.call(incoming.listMailEvents, { params: { id: args[0] } })
      return told({ rows }, (shown) => pageTable({ rows: shown.rows, next: null }, eventColumns, 'Nothing is known of it.'))
    },
  },
  {
    name: 'note <email>',
    says: 'notes that an email was delivered, opened, clicked or bounced',
    fields: event,
    examples: ['mail-events note 31 --kind opened'],
    run: async ({ caller, args, given }) =>
      told(
        await caller.call(incoming.noteMailEvent, { params: { id: args[0] }, body: await readFields(caller, event, given) }),
        ({ kind, at }) => `Noted: ${kind}, ${at}.`,
      ),
  },
]
