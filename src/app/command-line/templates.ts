import { readFile } from 'node:fs/promises'
import { Refusal } from '#platform/refusal.ts'
import * as templates from '#studio/messages/templates/contract.ts'
import { fieldsOf, own } from './field.ts'
import { listVerb } from './list-verb.ts'
import { archiveVerb, changeVerb, createVerb, showVerb } from './record-verbs.ts'
import { table } from './table.ts'
import { type Given, told, type Verb } from './verb.ts'

const words = { body: { says: 'the text, as HTML with fields like {{ client.first_name }}' } }
const file = own('--body-file <file>', 'the text from a file')

export const templateVerbs: Verb[] = [
  listVerb({
    says: 'templates by name',
    contract: templates.listTemplates,
    fields: fieldsOf(templates.listTemplates.query),
    columns: [
      ['Number', ({ id }) => id],
      ['Name', ({ name }) => name],
      ['For', ({ subject_kind }) => subject_kind],
      ['Purpose', ({ purpose }) => purpose],
      ['Subject', ({ subject }) => subject],
    ],
    none: 'There are no such templates.',
  }),
  showVerb({ kind: 'template', contract: templates.readTemplate }),
  createVerb({
    kind: 'template',
    contract: templates.createTemplate,
    fields: [...fieldsOf(templates.createTemplate.body, words), file],
    example: 'templates create --name Reminder --subject "See you on {{ session.date }}" --body-file reminder.html',
    also: async (given) => ({ ...usual(given), ...(await bodyFrom(given)) }),
  }),
  changeVerb({
    kind: 'template',
    read: templates.readTemplate,
    contract: templates.changeTemplate,
    fields: [...fieldsOf(templates.changeTemplate.body, words), file],
    example: 'templates change Reminder --body-file reminder.html',
    also: bodyFrom,
  }),
  ...archiveVerb({ kind: 'template', read: templates.readTemplate, contract: templates.archiveTemplate }),
  {
    name: 'fields',
    says: 'the fields a template may use',
    run: async ({ caller }) =>
      told(await caller.call(templates.listMergeFields), ({ rows }) =>
        table(rows, [
          ['Field', ({ name }) => `{{ ${name} }}`],
          ['Meaning', ({ label }) => label],
          ['Sample', ({ sample }) => sample],
        ]),
      ),
  },
]

/** What nearly every template is. */
function usual({ subjectKind, purpose }: Given): object {
  return { ...(subjectKind === undefined ? { subject_kind: 'session' } : {}), ...(purpose === undefined ? { purpose: 'transactional' } : {}) }
}

async function bodyFrom({ bodyFile }: Given): Promise<object> {
  if (bodyFile === undefined) return {}
  try {
    return { body: await readFile(String(bodyFile), 'utf8') }
  } catch {
    throw new Refusal('not-found', 'no-file', `The file ${String(bodyFile)} cannot be read. Check its name.`)
  }
}
