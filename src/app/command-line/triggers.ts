import { readFile } from 'node:fs/promises'
import type { Output } from '#platform/http/contract.ts'
import { Refusal, refuseField } from '#platform/refusal.ts'
import { type OffsetUnit, offsetUnitKeys, offsetUnits } from '#studio/calendar/offset.ts'
import { foreseeChange, listCandidates } from '#studio/matching/contract.ts'
import { foreseenText } from '#studio/matching/foreseen.ts'
import * as triggers from '#studio/triggers/contract.ts'
import { backTestVerb } from './back-test-verb.ts'
import type { Caller } from './caller.ts'
import { type Field, fieldsOf, own } from './field.ts'
import { hoursOf } from './hours-text.ts'
import { lintVerb } from './lint-verb.ts'
import { listVerb } from './list-verb.ts'
import { previewVerb } from './preview-verb.ts'
import { readFields } from './read-fields.ts'
import { idOf, versionOf } from './record-verbs.ts'
import { details, table } from './table.ts'
import { changedOutputFields, outputFields, outputsOf, split } from './trigger-outputs.ts'
import { triggerPlaceOf } from './trigger-place.ts'
import { type Given, told, type Verb } from './verb.ts'
import { versionVerbs } from './version-verbs.ts'

const settings = fieldsOf(triggers.changeTrigger.body, {
  subject_kind: {
    says: 'session (when left out), appointment, client, invoice, production_order, preproduction_order, task, web_form, email or incoming_text',
  },
  basis: null,
  status_id: null,
  type_id: null,
  any_type: { says: 'appointments of whatever type' },
  moment: { says: 'which date it counts from, as the manual lists them; session-date when left out' },
  offset_count: null,
  offset_unit: { says: 'what --before and --after count: days (when left out), weeks, work-days, hours or minutes' },
  exclusions: null,
  outputs: null,
  hours: null,
})
const moreSettings: readonly Field[] = [
  own('--status <name or number>', 'for records in this status'),
  own('--type <name or number>', 'for records of this type'),
  own('--before <number>', 'so many days before the moment, or of what --offset-unit says'),
  own('--after <number>', 'so many after it'),
  own('--not <list>', 'what is left out: past, on-hold, confirmed, canceled, paid, do-not-market, do-not-call, with commas'),
  ...outputFields,
  own('--hours <days and times>', 'when it is processed automatically, like “mon-fri 9:00-18:00”; “studio” for the studio’s hours'),
  own('--json-file <file>', 'the whole trigger as the endpoint takes it; what is given besides wins'),
]

const preview = own('--preview', 'only says what would leave the list and be left as history; changes nothing')

const candidateFilters = fieldsOf(listCandidates.query, {})

export const triggerVerbs: Verb[] = [
  listVerb({
    says: 'triggers by description',
    contract: triggers.listTriggers,
    fields: fieldsOf(triggers.listTriggers.query, {
      status_id: { refers: 'session-status', says: 'that use this status' },
      type_id: { refers: 'type', says: 'that use this type' },
      template_id: { refers: 'template', says: 'that use this template' },
    }),
    columns: [
      ['Number', ({ id }) => id],
      ['', ({ active }) => (active ? 'on' : 'off')],
      ['Description', ({ description }) => description],
      ['', ({ flags }) => flags.map(({ message }) => message).join(' ')],
    ],
    none: 'There are no such triggers.',
  }),
  {
    name: 'show <trigger>',
    says: 'one trigger, by number or description',
    run: async ({ caller, args }) =>
      told(await caller.call(triggers.readTrigger, { params: await idOf(caller, 'trigger', args) }), (trigger) => details(trigger, ['outputs', 'exclusions'])),
  },
  {
    name: 'create',
    says: 'a new trigger, from options or a file',
    fields: [...settings, own('--active', 'switch it on at once'), ...moreSettings],
    examples: [
      'triggers create --description "A week before" --status Booked --before 7 --channels email,call \\\n    --template "Session reminder, a week before" --not on-hold,confirmed,canceled,do-not-market --active',
      'triggers create --description "The day before" --subject-kind appointment --any-type --moment appointment-date \\\n    --before 2 --offset-unit hours --channels call --wording "Remind of the appointment"',
      'triggers create --json-file trigger.json',
    ],
    run: async ({ caller, given }) => {
      const body = { ...(await wanted(caller, given)), ...(given.active === true ? { active: true } : {}) }
      return told(await caller.call(triggers.createTrigger, { body }), savedText)
    },
  },
  {
    name: 'change <trigger>',
    says: 'changes what is given of one trigger',
    fields: [...settings, ...moreSettings, ...changedOutputFields, preview],
    examples: [
      'triggers change "A week before" --before 3 --preview',
      'triggers change "A week before" --automatic --hours "mon-fri 9:00-18:00" --settle-minutes 5',
      'triggers change "A week before" --add-output --to photographer --channels task --wording "Pack the lights"',
    ],
    run: async ({ caller, args, given }) => {
      const params = await idOf(caller, 'trigger', args)
      const known = await caller.call(triggers.readTrigger, { params })
      const change = await wanted(caller, given, known)
      if (given.preview === true) return told(await caller.call(foreseeChange, { params, body: change }), foreseenText)
      // What is kept of its outputs is what was read: nobody's change in between is lost.
      return told(await caller.call(triggers.changeTrigger, { params, body: { version: known.version, ...change } }), savedText)
    },
  },
  previewVerb([...settings, ...moreSettings, ...changedOutputFields], wanted),
  backTestVerb([...settings, ...moreSettings, ...changedOutputFields], wanted),
  ...versionVerbs,
  lintVerb,
  switching('on', true),
  switching('off', false),
  archiving('delete', true),
  archiving('restore', false),
  {
    name: 'candidates <trigger>',
    says: 'records it fits but leaves as history',
    fields: candidateFilters,
    run: async ({ caller, args, given }) =>
      told(
        await caller.call(listCandidates, { params: await idOf(caller, 'trigger', args), query: await readFields(caller, candidateFilters, given) }),
        ({ rows, more }) =>
          table(
            rows,
            [
              ['Due', (row) => row.due_on],
              ['Client', (row) => row.client_name],
              ['Session', (row) => row.number],
              ['Date', (row) => row.on],
            ],
            'There are none.',
          ) + (more ? '\n… and more: find them by --search.' : ''),
      ),
  },
]

function switching(word: string, active: boolean): Verb {
  return {
    name: `${word} <trigger>`,
    says: `switches one trigger ${word}`,
    fields: [preview],
    run: async ({ caller, args, given }) => {
      const params = await idOf(caller, 'trigger', args)
      if (given.preview === true) return told(await caller.call(foreseeChange, { params, body: { active } }), foreseenText)
      const body = { active, version: await versionOf(caller, { read: triggers.readTrigger, params, given }) }
      return told(await caller.call(triggers.switchTrigger, { params, body }), savedText)
    },
  }
}

function archiving(word: string, archived: boolean): Verb {
  return {
    name: `${word} <trigger>`,
    says: archived ? 'deletes one trigger; what it did stays' : 'brings a deleted trigger back, switched off',
    run: async ({ caller, args, given }) => {
      const params = archived ? await idOf(caller, 'trigger', args) : { id: Number(args[0]) }
      const body = { archived, version: await versionOf(caller, { read: triggers.readTrigger, params, given }) }
      return told(
        await caller.call(triggers.archiveTrigger, { params, body }),
        ({ description }) => `${archived ? 'Deleted' : 'Brought back'} “${description}”.`,
      )
    },
  }
}

type Trigger = Output<typeof triggers.readTrigger>

type Saved = { id: number; description: string; active: boolean; sentence: string; warnings: string[]; flags: { message: string }[] }

function savedText({ id, description, active, sentence, warnings, flags }: Saved): string {
  return [`Trigger ${id}, “${description}”, is ${active ? 'on' : 'off'}.`, sentence, ...warnings, ...flags.map(({ message }) => message)].join('\n')
}

/** `known`: the trigger that is changed. */
async function wanted(caller: Caller, given: Given, known: Trigger | null = null): Promise<Record<string, unknown>> {
  const fields = await readFields(caller, settings, given)
  const outputs = await outputsOf(caller, given, known)
  return {
    ...(given.jsonFile === undefined ? {} : await fromFile(String(given.jsonFile))),
    ...(await triggerPlaceOf(caller, given)),
    ...fields,
    ...offsetOf(given, unitOf(given.offsetUnit ?? known?.offset_unit ?? 'days')),
    ...(given.hours === undefined ? {} : { hours: hoursOf(String(given.hours)) }),
    ...(given.not === undefined ? {} : { exclusions: exclusionsOf(String(given.not)) }),
    ...(outputs === null ? {} : { outputs }),
  }
}

async function fromFile(file: string): Promise<object> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new Refusal('not-found', 'no-file', `The file ${file} cannot be read. Check its name.`)
  })
  try {
    const read: unknown = JSON.parse(text)
    if (typeof read === 'object' && read !== null && !Array.isArray(read)) return read
  } catch {
    // Said below.
  }
  throw refuseField('json-file', 'bad-json', `The file ${file} does not hold one JSON object. Check its commas, quotes and brackets.`)
}

function offsetOf({ before, after }: Given, unit: OffsetUnit): { offset_count?: unknown } {
  if (before !== undefined && after !== undefined) throw refuseField('offset_count', 'before-or-after', 'Give either --before or --after.')
  if (before !== undefined) return { offset_count: 0 - countOf('--before', String(before), unit) }
  return after === undefined ? {} : { offset_count: countOf('--after', String(after), unit) }
}

/** What is no unit is refused by the endpoint. */
function unitOf(text: unknown): OffsetUnit {
  return offsetUnitKeys.find((unit) => unit === text) ?? 'days'
}

function countOf(option: '--before' | '--after', text: string, unit: OffsetUnit): number {
  const { label, limit } = offsetUnits[unit]
  const read = /^\d{1,9}$/.test(text) ? Number(text) : limit + 1
  if (read <= limit) return read
  const other = option === '--before' ? '--after' : '--before'
  throw refuseField('offset_count', 'bad-days', `${option} is a whole number of ${label} from 0 to ${limit}, not “${text}”. The other direction is ${other}.`)
}

function exclusionsOf(list: string): Record<string, boolean> {
  return Object.fromEntries(split(list).map((name) => [name.replaceAll('-', '_'), true]))
}
