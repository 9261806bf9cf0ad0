import { Refusal } from '#platform/refusal.ts'
import * as care from '#studio/records/care/contract.ts'
import { type MergeField, mergeFieldNames } from '#studio/records/care/merge-fields.ts'
import { readClient } from '#studio/records/clients/contract.ts'
import type { Caller } from './caller.ts'
import { fieldsOf, own } from './field.ts'
import { findReference } from './find-reference.ts'
import { listVerb } from './list-verb.ts'
import { idOf } from './record-verbs.ts'
import { table, yes } from './table.ts'
import { type Given, told, type Verb } from './verb.ts'

/** Commands about two clients, of whom the first is the one that stays. */
const pair = async (caller: Caller, args: readonly string[]) => ({
  ...(await idOf(caller, 'client', args)),
  other: await findReference(caller, 'client', args[1] ?? ''),
})

const merge: Verb = {
  name: 'merge <client> <other>',
  says: 'merges the other client into the first, whose number stays',
  fields: [
    own('--preview', 'only shows what would become of them'),
    own('--take <field>', 'a field to take from the other (name, address, …); may be given several times. Left out: what is usual', { kind: 'texts' }),
  ],
  examples: ['clients merge 12 40 --preview', 'clients merge 12 40 --take name --take address'],
  run: async ({ caller, args, given }) => {
    const { id, other } = await pair(caller, args)
    if (given.preview === true) {
      const preview = await caller.call(care.previewMerge, { params: { id }, query: { with: other } })
      return told(preview, previewText)
    }
    const [winner, loser] = [await caller.call(readClient, { params: { id } }), await caller.call(readClient, { params: { id: other } })]
    const body = { loser_id: other, version: winner.version, loser_version: loser.version, ...takenFields(given) }
    return told(
      await caller.call(care.mergeClients, { params: { id }, body }),
      (made) => `Merged ${made.loser.name} into ${made.winner.name}. It is merge ${made.id}; hotshoe clients unmerge ${made.id} undoes it.`,
    )
  },
}

function takenFields({ take }: Given): { take?: MergeField[] } {
  if (!Array.isArray(take)) return {}
  const known = mergeFieldNames
  const unknown = take.find((field) => !known.some((name) => name === field))
  if (unknown !== undefined) throw new Refusal('invalid', 'no-such-field', `There is no field “${unknown}” to take. Take one of: ${known.join(', ')}.`)
  return { take: known.filter((field) => take.includes(field)) }
}

function previewText({ winner, loser, fields, moves, status, emails }: care.MergePreview): string {
  const value = (told: (typeof fields)[number]['winner']) =>
    typeof told === 'object' && told !== null ? `${told.month}/${told.day}${told.year === null ? '' : `/${told.year}`}` : told
  const differing = table(
    fields,
    [
      ['Field', ({ field }) => field],
      [`${winner.name} (${winner.id})`, (row) => value(row.winner)],
      [`${loser.name} (${loser.id})`, (row) => value(row.loser)],
      ['Usual', ({ usual }) => (usual === 'winner' ? winner.id : loser.id)],
    ],
    'They say the same in everything.',
  )
  const moved = moves.map(({ what, count }) => `${count} ${what.replaceAll('_', ' ')}`).join(', ') || 'nothing'
  return `${differing}\n\nStatus: ${status}. Email: ${emails.join(', ') || 'none'}. Moves: ${moved}.`
}

const unmerge: Verb = {
  name: 'unmerge <merge>',
  says: 'parts two clients that were merged, while nothing depends on it',
  run: async ({ caller, args }) =>
    told(
      await caller.call(care.undoMerge, { params: { id: Number(args[0]) } }),
      ({ winner, loser }) => `${loser.name} (${loser.id}) and ${winner.name} (${winner.id}) are two clients again.`,
    ),
}

const merges: Verb = {
  name: 'merges <client>',
  says: 'what was merged into one client',
  run: async ({ caller, args }) =>
    told(await caller.call(care.listMerges, { params: await idOf(caller, 'client', args) }), ({ rows }) =>
      table(
        rows,
        [
          ['Merge', ({ id }) => id],
          ['When', ({ at }) => at],
          ['Who', ({ actor }) => actor.name],
          ['Client', ({ loser }) => `${loser.name} (${loser.id})`],
          ['', ({ undone_at, hindrance }) => (undone_at === null ? (hindrance ?? 'can be undone') : 'undone')],
        ],
        'Nobody was merged into this client.',
      ),
    ),
}

const apart: Verb = {
  name: 'apart <client> <other>',
  says: 'remembers that two clients are not the same person',
  fields: [own('--forget', 'forgets it again')],
  run: async ({ caller, args, given }) => {
    const { id, other } = await pair(caller, args)
    return told(await caller.call(care.tellApart, { body: { client_id: id, other_id: other, apart: given.forget !== true } }), (answer) =>
      answer.apart ? 'They are not suggested as duplicates any more.' : 'They may be suggested as duplicates again.',
    )
  },
}

const household: Verb = {
  name: 'household <client>',
  says: 'who lives with one client, and who may; puts a client into a household',
  fields: [own('--with <client>', 'puts this client into the household of another'), own('--alone', 'takes this client out of its household')],
  examples: ['clients household 12', 'clients household 12 --with "Anna Miller"'],
  run: async ({ caller, args, given }) => {
    const params = await idOf(caller, 'client', args)
    const chosen = typeof given.with === 'string' ? await findReference(caller, 'client', given.with) : null
    const answer =
      chosen !== null || given.alone === true
        ? await caller.call(care.chooseHousehold, { params, body: { with_client_id: chosen } })
        : await caller.call(care.readHousehold, { params })
    return told(answer, ({ members, suggested }) =>
      table(
        [...members.map((member) => ({ ...member, lives: true })), ...suggested.map((one) => ({ ...one, lives: false }))],
        [
          ['Number', ({ id }) => id],
          ['Name', ({ name }) => name],
          ['Email', ({ email }) => email],
          ['', ({ lives, archived }) => [lives ? 'lives here' : 'may live here', yes(archived, 'archived')].filter(Boolean).join(', ')],
        ],
        'This client lives alone, as far as is known.',
      ),
    )
  },
}

export const careVerbs: readonly Verb[] = [
  merge,
  merges,
  unmerge,
  listVerb({
    name: 'duplicates',
    says: 'pairs of clients that may be the same person',
    contract: care.listDuplicates,
    fields: fieldsOf(care.listDuplicates.query, { client_id: { refers: 'client', says: 'only pairs with this one' } }),
    columns: [
      ['Number', ({ client }) => client.id],
      ['Name', ({ client }) => client.name],
      ['Number', ({ other }) => other.id],
      ['Name', ({ other }) => other.name],
      ['The same', ({ reasons }) => reasons.join(', ')],
    ],
    none: 'No two clients look like the same person.',
    examples: ['clients duplicates --every'],
  }),
  apart,
  household,
]
