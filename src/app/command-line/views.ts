import * as views from '#studio/records/views/contract.ts'
import { fieldsOf } from './field.ts'
import { listVerb } from './list-verb.ts'
import { told, type Verb } from './verb.ts'

const rename: Verb = {
  name: 'rename <number> <name>',
  says: 'gives a saved view another name',
  fields: [],
  examples: ['views rename 4 "Leads of Evanston"'],
  run: async ({ caller, args }) =>
    told(await caller.call(views.renameView, { params: { id: Number(args[0]) }, body: { name: args[1] ?? '' } }), ({ name }) => `It is called “${name}” now.`),
}

const remove: Verb = {
  name: 'delete <number>',
  says: 'deletes a saved view',
  fields: [],
  run: async ({ caller, args }) => told(await caller.call(views.deleteView, { params: { id: Number(args[0]) } }), () => `Deleted view ${args[0] ?? ''}.`),
}

export const viewVerbs = [
  listVerb({
    says: 'the saved views of a list',
    contract: views.listViews,
    fields: fieldsOf(views.listViews.query, { list: { says: `of which list: ${views.viewedLists.join(', ')}` } }),
    columns: [
      ['Number', ({ id }) => id],
      ['Name', ({ name }) => name],
      ['Shows', ({ search }) => Object.entries(search).map(([what, how]) => `${what}: ${how}`).join(', ')], // biome-ignore format: short
    ],
    none: 'There are none.',
    examples: ['views list --list clients'],
  }),
  rename,
  remove,
]
