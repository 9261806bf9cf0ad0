import { listItemGroups, listItems, readItem } from '#studio/matching/contract.ts'
import { unprintableSentence } from '#studio/messages/papers/unprintable.ts'
import { findNow, previewItem } from '#studio/processing/contract.ts'
import { fieldsOf, own } from './field.ts'
import { listVerb } from './list-verb.ts'
import { details, table, yes } from './table.ts'
import { type Asked, type Told, told, type Verb } from './verb.ts'

const words = {
  view: { flags: '--view <view>', says: 'active (when left out), held, attention, missed, left, done or deleted' },
  trigger_id: { refers: 'trigger', says: 'only of this trigger' },
  client_id: { refers: 'client', says: 'only of this client' },
  session_id: { refers: 'session', says: 'only of this session' },
  subject_kind: { flags: '--record-kind <kind>', says: 'only about such records: invoice, appointment, task …' },
  subject_id: { flags: '--record <number>', says: 'only about the record with this number in the database' },
  search: { says: 'part of a name or number' },
} as const

export const sweepVerbs: Verb[] = [
  {
    name: '',
    says: 'find triggered items now',
    run: async ({ caller }) =>
      told(await caller.call(findNow), (found) => {
        const parts = [
          `${found.found} found${found.late > 0 ? `, ${found.late} of them late` : ''}`,
          ...(['returned', 'withdrawn', 'expired'] as const).flatMap((key) => (found[key] > 0 ? [`${found[key]} ${key}`] : [])),
        ]
        return `${parts.join(', ')}.`
      }),
  },
]

const list = listVerb({
  name: '',
  says: 'triggered items of one view',
  contract: listItems,
  fields: fieldsOf(listItems.query, words),
  columns: [
    ['Item', ({ id }) => id],
    ['Due', ({ due_on, late }) => `${due_on}${yes(late, ' late')}`],
    ['Client', ({ record }) => record.client_name],
    ['Record', ({ record }) => [...new Set([record.label === record.client_name ? '' : record.label, record.type])].filter(Boolean).join(' · ')],
    ['Date', ({ record }) => [record.on, record.time].filter(Boolean).join(' ')],
    ['Trigger', ({ trigger }) => trigger],
    ['Goes', ({ goes_text }) => goes_text?.replace(/^Goes (.*)\.$/, '$1')],
    ['Why', ({ reason_text }) => reason_text],
  ],
  none: 'Nothing waits here.',
  examples: ['items', 'items --view attention', 'items --count', 'items --trigger "Reminder a week before" --json'],
})

export const itemsVerbs: Verb[] = [
  {
    ...list,
    fields: [...(list.fields ?? []), own('--count', 'only how many each trigger and each view has')],
    run: (asked) => (asked.given.count === true ? count(asked) : list.run(asked)),
  },
]

async function count({ caller, given }: Asked): Promise<Told> {
  return told(await caller.call(listItemGroups, { query: given.view === undefined ? {} : { view: given.view } }), ({ groups, views }) =>
    [
      table(
        groups,
        [
          ['Trigger', ({ trigger_id, description }) => `${description} (${trigger_id})`],
          ['Items', (group) => group.count],
          ['Late', ({ late }) => late || ''],
        ],
        'Nothing waits here.',
      ),
      Object.entries(views)
        .map(([view, items]) => `${view} ${items}`)
        .join(' · '),
    ].join('\n\n'),
  )
}

export const itemVerbs: Verb[] = [
  {
    name: '<item>',
    says: 'one triggered item with its history; with preview, what it would send',
    fields: [own('--preview', 'what would be generated now, to whom and why')],
    examples: ['item 7', 'item 7 --preview'],
    run: async ({ caller, args, given }) => {
      const params = { id: args[0] }
      if (given.preview !== true) return told(await caller.call(readItem, { params }), (item) => details(item))
      return told(await caller.call(previewItem, { params }), ({ effects, matches, why_not }) =>
        [
          ...(why_not === null ? [] : [`${matches ? 'Not everything can be made' : 'It does not match now'}: ${why_not}`]),
          ...effects.map((effect) => details({ ...effect, unprintable: unprintableSentence(effect.unprintable), html: null, output_id: null })),
        ].join('\n\n'),
      )
    },
  },
]
