import { readConfirmation } from '#studio/messages/papers/contract.ts'
import * as sessions from '#studio/records/sessions/contract.ts'
import { advanceVerb } from './advance-verb.ts'
import { fieldsOf } from './field.ts'
import { impactVerb } from './impact.ts'
import { paperVerb } from './letters.ts'
import { listVerb } from './list-verb.ts'
import { archiveVerb, changeVerb, createVerb, historyVerb, showVerb, statusVerb } from './record-verbs.ts'
import { yes } from './table.ts'
import { timelineVerb } from './timeline.ts'

const words = {
  client_id: { refers: 'client', says: 'whose session it is' },
  type_id: { refers: 'type', says: '' },
  status_id: { refers: 'session-status', says: 'the initial one when left out' },
  photographer_id: { refers: 'member', says: '' },
  assistant_ids: { flags: '--assistant <name or number>', refers: 'member', says: 'may be given several times' },
  booked_by_id: { refers: 'member', says: '' },
  primary_on: { flags: '--date <date>', says: 'the primary session date, 2026-11-21' },
  primary_time: { flags: '--time <time>', says: '14:30' },
  further_dates: { flags: '--further-dates <json>', says: 'all of them, like [{"on_day":"2026-11-28","at_time":"16:00","label":"Fitting"}]' },
  primary_zone: { flags: '--zone <zone>', says: 'where the session is, if not in the studio’s zone' },
} as const
const filters = {
  status_id: { refers: 'session-status', says: '' },
  type_id: { refers: 'type', says: '' },
  photographer_id: { refers: 'member', says: '' },
  client_id: { refers: 'client', says: '' },
  search: { says: 'beginnings of words of the client, or of the number' },
  archived: { says: 'the archived ones' },
} as const

export const sessionVerbs = [
  listVerb({
    says: 'sessions by date, the latest first',
    contract: sessions.listSessions,
    fields: fieldsOf(sessions.listSessions.query, filters),
    columns: [
      ['Id', ({ id }) => id],
      ['Number', ({ number }) => number],
      ['Date', ({ primary_on, primary_time }) => [primary_on, primary_time].filter(Boolean).join(' ')],
      ['Client', ({ client }) => client.name],
      ['Type', ({ type }) => type.name],
      ['Status', ({ status }) => status.name],
      ['Photographer', ({ photographer }) => photographer?.name],
      ['', (row) => [yes(row.on_hold, 'on hold'), yes(row.confirmed, 'confirmed'), yes(row.canceled, 'canceled')].filter(Boolean).join(', ')],
    ],
    none: 'There are no such sessions.',
    examples: ['sessions list --from 2026-11-01 --to 2026-11-30 --status Booked', 'sessions list --client "Anna Miller" --json'],
  }),
  showVerb({ kind: 'session', contract: sessions.readSession }),
  createVerb({
    kind: 'session',
    contract: sessions.createSession,
    fields: fieldsOf(sessions.createSession.body, words),
    example: 'sessions create --client "Anna Miller" --type Family --status Booked --date 2026-11-21 --time 14:30',
  }),
  changeVerb({
    kind: 'session',
    read: sessions.readSession,
    contract: sessions.changeSession,
    fields: fieldsOf(sessions.changeSession.body, words),
    example: 'sessions change S-00042 --date 2026-12-05 --no-on-hold',
  }),
  statusVerb({ kind: 'session', read: sessions.readSession, contract: sessions.changeSessionStatus, body: sessions.changeSessionStatus.body }),
  impactVerb({ kind: 'session', read: sessions.readSession, words, example: 'sessions impact S-00042 --date 2026-12-05 --time 14:30' }),
  advanceVerb({ kind: 'session', list: sessions.listSessions, words: filters, example: 'sessions advance Shot --status Booked --to 2026-11-21' }),
  ...archiveVerb({ kind: 'session', read: sessions.readSession, contract: sessions.archiveSession }),
  paperVerb({ name: 'confirmation', kind: 'session', says: 'writes its confirmation as PDF', contract: readConfirmation }),
  timelineVerb('session'),
  historyVerb({ kind: 'session', contract: sessions.readSessionHistory }),
]
