import { triggerSubjects } from '#studio/triggers/subjects.ts'
import type { Situation } from './conditions.ts'
import type { ConditionCode } from './explanation.ts'
import { keptDay } from './kept.ts'
import type { Occurrence } from './occurrence.ts'
import { capitalized, dayAndTime, dayWords, instantWords, momentWords } from './words.ts'

/** A condition in words: how it is said when it holds, what the trigger wants, and what is so. */
export type Told = { holds: string; wanted: string; value: string; since?: Date | null }

type About = Situation & { found: Occurrence }

/** Each condition by its code; what the table lacks is told by its reason alone. */
export function told(code: ConditionCode, about: About): Told {
  return (tellers[code] ?? plainly)(about)
}

const plainly = (): Told => ({ holds: 'It is as the trigger asks.', wanted: 'As the trigger asks', value: '' })

function flag(field: string, name: string): (about: About) => Told {
  return ({ standing: { row, changed } }) => {
    const on = row[field] === true
    return { holds: `It is not ${name}.`, wanted: `Not ${name}`, value: capitalized(on ? name : `not ${name}`), since: at(changed[field] ?? row['created_at']) }
  }
}

function ofClient(field: 'do_not_market' | 'do_not_call', name: string): (about: About) => Told {
  return ({ standing: { client, clientChanged } }) => ({
    holds: `The client is not marked ${name}.`,
    wanted: `Client not marked ${name}`,
    value: client === null ? 'No client' : client[field] ? name : `Not ${name}`,
    since: at(clientChanged[field] ?? client?.created_at),
  })
}

const tellers: { readonly [code in ConditionCode]?: (about: About) => Told } = {
  'trigger-deleted': ({ rule: { trigger } }) => ({
    holds: 'The trigger is there.',
    wanted: 'Trigger not deleted',
    value: trigger.archived_at === null ? 'There' : 'Deleted',
    since: trigger.archived_at ?? trigger.created_at,
  }),
  'trigger-off': ({ rule: { trigger, switchedAt } }) => ({
    holds: 'The trigger is switched on.',
    wanted: 'Trigger switched on',
    value: trigger.active ? 'On' : 'Off',
    since: switchedAt ?? trigger.created_at,
  }),
  'record-gone': ({ found, standing: { row } }) => ({
    holds: 'The record is there.',
    wanted: 'Not archived',
    value: found.archived_at === null ? 'There' : 'Archived',
    since: found.archived_at ?? at(row['created_at']),
  }),
  'client-gone': ({ found, standing: { client } }) => ({
    holds: 'The client is there.',
    wanted: 'Client not archived',
    value: found.client_gone_at === null ? (client?.name ?? 'No client') : 'Archived',
    since: found.client_gone_at ?? at(client?.created_at),
  }),
  'left-status': ({ rule: { trigger }, standing: { row, status } }) => ({
    holds:
      trigger.moment === 'status-changed' && !trigger.stays_when_moved_on
        ? `It entered the status “${trigger.status_name}” and is in it.`
        : `It fits the status “${trigger.status_name}”.`,
    wanted: `Status “${trigger.status_name}”`,
    value: status === null ? 'No status' : `“${status}”`,
    since: at(row['status_entered_at']),
  }),
  'left-type': ({ rule: { trigger }, standing: { row, type } }) => ({
    holds: `Its type is “${trigger.type_name}”.`,
    wanted: `Type “${trigger.type_name}”`,
    value: type === null ? 'No type' : `“${type}”`,
    since: at(row['type_set_at']),
  }),
  'no-moment': (about) => ({ ...momentTold(about), value: 'None' }),
  'moment-moved': (about) => (about.rule.trigger.basis === 'keyword' ? keyword(about) : momentTold(about)),
  'no-time': ({ found }) => ({
    holds: 'It has a time of day.',
    wanted: 'A time of day',
    value: found.anchor_time ?? (found.anchor_at === null ? 'None' : 'An instant'),
  }),
  canceled: flag('canceled', 'canceled'),
  'on-hold': flag('on_hold', 'on hold'),
  confirmed: flag('confirmed', 'confirmed'),
  paid: ({ standing: { row } }) => ({
    holds: 'Something is still to be paid.',
    wanted: 'Not paid in full',
    value: Number(row['balance']) > 0 ? `${(Number(row['balance']) / 100).toFixed(2)} to be paid` : 'Paid in full',
  }),
  'do-not-market': ofClient('do_not_market', 'Do Not Market'),
  'do-not-call': ofClient('do_not_call', 'Do Not Call'),
  'statuses-off': ({ invoiceStatuses }) => ({
    holds: 'The studio uses invoice statuses.',
    wanted: 'Invoice statuses in use',
    value: invoiceStatuses ? 'In use' : 'Not in use',
  }),
  submitted: ({ standing: { row } }) => ({
    holds: 'The web form was not submitted.',
    wanted: 'Not submitted',
    value: row['submitted_at'] === null ? 'Not submitted' : 'Submitted',
    since: at(row['submitted_at'] ?? row['sent_at']),
  }),
  'was-opened': () => ({ holds: 'Nobody has opened the email.', wanted: 'Not opened', value: '' }),
  'task-done': ({ standing: { row } }) => ({
    holds: 'The task is not done.',
    wanted: 'Task not done',
    value: row['completed_at'] === null ? 'Open' : 'Done',
    since: at(row['completed_at'] ?? row['created_at']),
  }),
  'counted-as-client': () => ({ holds: 'The family member’s own birthday counts here.', wanted: 'Not a client with a birthday of its own', value: '' }),
  'not-due': (about) => ({
    holds: 'Its trigger date has come.',
    wanted: 'Trigger date reached',
    value: dueWords(about.found, about),
    since: about.found.due_at,
  }),
  'validity-over': ({ found }) => ({
    holds: 'There is still time to handle it.',
    wanted: 'Still valid',
    value: found.valid_until === null ? 'Valid while it matches' : `Valid until ${dayWords(found.valid_until)}`,
  }),
  once: () => ({ holds: 'The trigger has nothing else about this record.', wanted: 'Once per record', value: '' }),
  spaced: ({ rule: { trigger } }) => ({
    holds: 'The trigger has not fired about this record for long enough.',
    wanted: `At most once in ${trigger.repeat_days ?? 0} days`,
    value: '',
  }),
  'handled-before': () => ({ holds: 'It was not handled before.', wanted: 'Not handled before', value: '' }),
  settled: ({ found: { item }, zone }) => ({
    holds: 'It was not decided yet.',
    wanted: 'Not decided',
    value: item === null ? 'Not decided' : `${stateWords[item.state] ?? item.state} ${instantWords(new Date(item.state_at), zone)}`,
    since: item === null ? null : new Date(item.state_at),
  }),
  'by-person-only': ({ found: { item } }) => ({
    holds: 'It may come back by itself.',
    wanted: 'Not taken off with its trigger',
    value: 'Left with its trigger',
    since: item === null ? null : new Date(item.state_at),
  }),
  armed: ({ found, rule: { trigger }, zone }) => ({
    holds: found.item === null ? 'It is news since the trigger began to count.' : 'It was news when it entered the list.',
    wanted: 'News since the trigger began to count',
    value:
      found.item === null
        ? `Counts since ${instantWords(trigger.armed_at, zone)}; fits since ${found.qualified_at === null ? 'nobody knows when' : instantWords(found.qualified_at, zone)}`
        : `Listed ${instantWords(new Date(found.item.entered_at), zone)}`,
    since: found.item === null ? trigger.armed_at : new Date(found.item.entered_at),
  }),
  history: ({ found, zone }) => ({
    holds: 'It is news since the record came in.',
    wanted: 'News since the import of the past',
    value: found.history_at === null ? '' : `Imported as history ${instantWords(found.history_at, zone)}`,
    since: found.history_at,
  }),
  known: ({ found, zone }) => ({
    holds: 'The day was known beforehand.',
    wanted: 'Known by the trigger date',
    value: found.known_at === null ? '' : `Known since ${instantWords(found.known_at, zone)}`,
    since: found.known_at,
  }),
  'late-never': (about) => ({ holds: 'It did not come too late.', wanted: 'Fits by its trigger date', value: `Trigger date ${dueWords(about.found, about)}` }),
  'looked-at': ({ found, rule: { trigger }, standing }) => ({
    holds: found.unswept === true ? 'Its day has not been looked at yet.' : 'Something changed, so it will be looked at again.',
    wanted: 'To be looked at',
    value: found.unswept === true || standing.pending ? 'Not looked at yet' : `Looked at up to ${dayWords(trigger.swept_on)}`,
  }),
}

const stateWords: { readonly [state: string]: string } = { processed: 'Processed', deleted: 'Deleted', expired: 'Missed' }

function keyword({ rule: { trigger }, standing: { row } }: About): Told {
  return {
    holds: 'The text begins with the keyword.',
    wanted: `First word “${trigger.keyword ?? ''}”`,
    value: `“${typeof row['first_word'] === 'string' ? row['first_word'] : ''}”`,
  }
}

function momentTold({ found, rule: { trigger }, standing: { row }, zone }: About): Told {
  const what = momentWords(trigger)
  const of = triggerSubjects[trigger.subject_kind].label.toLowerCase()
  const { on, at: instant } = found.moved ?? { on: found.anchor_on, at: found.anchor_at }
  const time = countsHours(trigger) ? found.anchor_time : null
  const is = instant !== null ? instantWords(instant, zone) : on === null ? 'None' : dayAndTime(on, time)
  const kept = found.moved === undefined ? null : keptDay(found.occurrence)
  const setAt = {
    'session-date': 'primary_set_at',
    'status-due': 'status_due_set_at',
    'appointment-date': 'on_day_set_at',
    'payment-due': 'payment_due_set_at',
  }[trigger.moment as string]
  return {
    holds: `The ${of} has the ${what} it counts from.`,
    wanted: kept === null ? capitalized(what) : `${capitalized(what)} ${dayAndTime(kept.day, kept.time)}`,
    value: found.moved === undefined ? is : on === null ? 'None now' : `Now ${is}`,
    since: setAt === undefined ? (found.known_at ?? null) : at(row[setAt]),
  }
}

/** The trigger date; with its time where hours count. */
export function dueWords(
  { due_on, due_at, anchor_at }: Pick<Occurrence, 'due_on' | 'due_at' | 'anchor_at'>,
  { rule: { trigger }, zone }: Pick<Situation, 'rule' | 'zone'>,
): string {
  if (due_on === null || due_at === null) return 'None'
  const byInstant = countsHours(trigger) || (anchor_at !== null && trigger.offset_count === 0)
  return byInstant ? instantWords(due_at, zone) : dayWords(due_on)
}

function countsHours({ offset_unit }: Situation['rule']['trigger']): boolean {
  return offset_unit === 'hours' || offset_unit === 'minutes'
}

function at(text: unknown): Date | null {
  return typeof text === 'string' ? new Date(text) : null
}
