import { readCalendar } from '#studio/records/calendar/contract.ts'
import { fieldsOf } from './field.ts'
import { readFields } from './read-fields.ts'
import { table, yes } from './table.ts'
import { told, type Verb } from './verb.ts'

const fields = fieldsOf(readCalendar.query, {
  from: { flags: '--from <date>', says: 'the first day, 2026-11-21' },
  to: { flags: '--to <date>', says: 'the last day; 62 days at most' },
  member_id: { refers: 'member', says: 'only what is with this member' },
})
const kinds = { session: 'session', further: 'further date', appointment: 'appointment' } as const

export const calendarVerbs: readonly Verb[] = [
  {
    name: '',
    says: 'sessions, their further dates and appointments, day by day',
    fields,
    examples: ['calendar --from 2026-11-21 --to 2026-11-28'],
    run: async ({ caller, given }) => {
      const { from, to = from, ...rest } = await readFields(caller, fields, given)
      const answer = await caller.call(readCalendar, { query: { from, to, ...rest } })
      return told(answer, ({ rows, more }) => {
        const shown = table(
          rows,
          [
            ['Date', ({ on_day, at_time }) => [on_day, at_time].filter(Boolean).join(' ')],
            ['What', ({ kind }) => kinds[kind]],
            ['Number', ({ id }) => id],
            ['Title', ({ title }) => title],
            ['Client', ({ client }) => client?.name],
            ['With', ({ member }) => member?.name],
            ['', (row) => [yes(row.on_hold, 'on hold'), yes(row.confirmed, 'confirmed'), yes(row.canceled, 'canceled')].filter(Boolean).join(', ')],
          ],
          'Nothing stands in these days.',
        )
        return more ? `${shown}\n\nThere are more. Ask for fewer days.` : shown
      })
    },
  },
]
