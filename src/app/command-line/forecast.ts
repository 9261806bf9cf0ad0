import type { Output } from '#platform/http/contract.ts'
import { refuseField } from '#platform/refusal.ts'
import { unprintableSentence } from '#studio/messages/papers/unprintable.ts'
import * as contracts from '#studio/processing/forecast/contract.ts'
import { fieldsOf, own } from './field.ts'
import { forecastCsv, forecastText, totalsText } from './forecast-text.ts'
import { kindNamed } from './kind-named.ts'
import { readFields } from './read-fields.ts'
import { idOf } from './record-verbs.ts'
import { details } from './table.ts'
import { type Told, told, type Verb } from './verb.ts'

const fields = fieldsOf(contracts.exportForecast.query, {
  days: { says: 'how many days, today included; 30 when left out. With --from they reach 366 days from today at most' },
  from: { says: 'leaves out so many days from today on' },
  trigger_id: { refers: 'trigger', says: 'only of this trigger' },
  client_id: { refers: 'client', says: 'only of this client' },
  channel: { says: 'only what will take this channel: email, call, letter or task' },
})

/** So many entries are held at once, however long the answer is. */
const atOnce = 250

export const forecastVerbs: readonly Verb[] = [
  {
    name: '',
    says: 'what triggers that are on will do in the coming days, as data stands now',
    fields: [...fields, own('--totals', 'only how much: by trigger, by day, by channel, and what to look at'), own('--csv', 'as a table for a sheet')],
    examples: ['forecast', 'forecast --days 90 --trigger "A week before"', 'forecast --totals', 'forecast --days 366 --csv > year.csv'],
    run: async ({ caller, given }) => {
      const query = await readFields(caller, fields, given)
      if (given.totals === true) {
        if (query.channel !== undefined) throw refuseField('channel', 'totals-of-all', 'Totals are of every channel. Leave this out, or leave --totals out.')
        const totals = await caller.call(contracts.readForecastTotals, { query })
        return told({ ...totals, ways: await caller.call(contracts.readForecastChannels, { query }) }, totalsText)
      }
      const rows = await caller.call(contracts.exportForecast, { query })
      return partOf(rows[Symbol.asyncIterator](), { isCsv: given.csv === true, isFirst: true, day: null })
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

type Entry = Output<typeof contracts.readForecast>['rows'][number]
type Telling = { isCsv: boolean; isFirst: boolean; day: string | null }

/** Some of an answer that comes entry by entry, and how to come by the rest. */
async function partOf(entries: AsyncIterator<Entry>, { isCsv, isFirst, day }: Telling): Promise<Told> {
  const rows: Entry[] = []
  let ended = false
  while (!ended && rows.length < atOnce) {
    const { done = false, value } = await entries.next()
    ended = done
    if (!done) rows.push(value)
  }
  const isNothing = isFirst && rows.length === 0
  const said = told({ rows }, (part) =>
    isCsv ? forecastCsv(part.rows, isFirst) : isNothing ? 'Nothing is to come in these days.' : forecastText(part.rows, day),
  )
  return ended ? said : { ...said, further: () => partOf(entries, { isCsv, isFirst: false, day: rows.at(-1)?.on ?? day }) }
}
