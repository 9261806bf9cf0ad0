import { unprintableSentence } from '#studio/messages/papers/unprintable.ts'
import * as contracts from '#studio/processing/forecast/contract.ts'
import type { Caller } from './caller.ts'
import { fieldsOf, own } from './field.ts'
import { forecastCsv, forecastText, totalsText } from './forecast-text.ts'
import { kindNamed } from './kind-named.ts'
import { readFields } from './read-fields.ts'
import { idOf } from './record-verbs.ts'
import { details } from './table.ts'
import { type Told, told, type Verb } from './verb.ts'

const fields = fieldsOf(contracts.readForecast.query, {
  days: { says: 'how many days, today included; 30 when left out, 366 at most' },
  from: { says: 'leaves out so many days from today on' },
  trigger_id: { refers: 'trigger', says: 'only of this trigger' },
  client_id: { refers: 'client', says: 'only of this client' },
  channel: { says: 'only what will take this channel: email, call, letter or task' },
  after: null,
  limit: null,
})

/** So many entries are held at once, however long the answer is. */
const atOnce = 250

export const forecastVerbs: readonly Verb[] = [
  {
    name: '',
    says: 'what triggers that are on will do in the coming days, as data stands now',
    fields: [...fields, own('--totals', 'only how much: by trigger, by day, by channel'), own('--csv', 'as a table for a sheet')],
    examples: ['forecast', 'forecast --days 90 --trigger "A week before"', 'forecast --totals', 'forecast --days 366 --csv > year.csv'],
    run: async ({ caller, given }) => {
      const query = await readFields(caller, fields, given)
      if (given.totals === true) {
        const { channel: _channel, ...counted } = query
        return told(await caller.call(contracts.readForecastTotals, { query: counted }), totalsText)
      }
      return pageOf(caller, { query, isCsv: given.csv === true, after: null, day: null })
    },
  },
  {
    name: 'message <trigger> <kind> <record> <occurrence>',
    says: 'the very message of one entry; kind, number and occurrence as forecast --json or --csv tells them',
    examples: ['forecast message "A week before" session 12 2026-12-05'],
    run: async ({ caller, args: [trigger = '', kind = '', record = '', occurrence = ''] }) => {
      const { id } = await idOf(caller, 'trigger', [trigger])
      const query = { trigger_id: id, subject_kind: kindNamed(kind), subject_id: record, occurrence }
      return told(await caller.call(contracts.readForecastMessage, { query }), ({ entry, effects, problem }) =>
        [
          forecastText([entry], null),
          ...(problem === null ? [] : [`Not everything can be made: ${problem}`]),
          ...effects.map((effect) => details({ ...effect, unprintable: unprintableSentence(effect.unprintable), html: null, output_id: null })),
        ].join('\n\n'),
      )
    },
  },
]

type Paging = { query: Record<string, unknown>; isCsv: boolean; after: string | null; day: string | null }

/** A page, and how to come by the next. */
async function pageOf(caller: Caller, { query, isCsv, after, day }: Paging): Promise<Told> {
  const page = await caller.call(contracts.readForecast, { query: { ...query, limit: atOnce, ...(after === null ? {} : { after }) } })
  const isNothing = page.rows.length === 0 && after === null && page.next === null
  const said = told(page, ({ rows }) => (isCsv ? forecastCsv(rows, after === null) : isNothing ? 'Nothing is to come in these days.' : forecastText(rows, day)))
  const { next } = page
  return next === null ? said : { ...said, further: () => pageOf(caller, { query, isCsv, after: next, day: page.rows.at(-1)?.on ?? day }) }
}
