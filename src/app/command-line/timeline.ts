import * as timeline from '#studio/delivery/timeline/contract.ts'
import { fieldsOf, own } from './field.ts'
import { readFields } from './read-fields.ts'
import { idOf } from './record-verbs.ts'
import { pageTable, table } from './table.ts'
import { told, type Verb } from './verb.ts'

const paging = fieldsOf(timeline.readTimeline.query)

const contracts = {
  client: { past: timeline.readTimeline, coming: timeline.readClientComing },
  session: { past: timeline.readSessionTimeline, coming: timeline.readSessionComing },
} as const

/** timeline: what is to come, with its end first, and below today what happened, newest first. */
export function timelineVerb(kind: keyof typeof contracts): Verb {
  const { past, coming } = contracts[kind]
  return {
    name: `timeline <${kind}>`,
    says: `everything about one ${kind}: what is to come, the latest first, then what happened, newest first`,
    fields: [...paging, own('--days <number>', 'how many days ahead; 90 when left out'), own('--past', 'only what happened')],
    examples: [`${kind}s timeline 12`, `${kind}s timeline 12 --days 30 --json`],
    run: async ({ caller, args, given }) => {
      const params = await idOf(caller, kind, args)
      const happened = await caller.call(past, { params, query: await readFields(caller, paging, given) })
      const query = given.days === undefined ? {} : { days: Number(given.days) }
      const ahead = given.past === true || given.after !== undefined ? null : await caller.call(coming, { params, query })
      return told({ coming: ahead?.rows ?? [], ...happened }, (page) => {
        const before = pageTable({ rows: page.rows, next: page.next }, [
          ['When', ({ at }) => at],
          ['What', (row) => row.kind.replaceAll('-', ' ')],
          ['', ({ title }) => title],
          ['', ({ detail }) => detail],
          ['Who', ({ actor }) => actor.name],
        ])
        if (ahead === null) return before
        const after = table(page.coming.toReversed(), [
          ['When', ({ on, at }) => at ?? on],
          ['What', (row) => (row.kind === 'item' ? `item ${row.id ?? ''}` : row.id === null ? row.kind : `${row.kind} ${row.id}`)],
          ['', ({ title }) => title],
          ['', ({ detail }) => detail],
        ])
        return `${page.coming.length === 0 ? 'Nothing is to come.' : after}\n\n--- today, ${ahead.today} ---\n\n${before}`
      })
    },
  }
}
