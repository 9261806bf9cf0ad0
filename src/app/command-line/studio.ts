import { Refusal } from '#platform/refusal.ts'
import * as staff from '#studio/staff/contract.ts'
import { fieldsOf, own } from './field.ts'
import { readFields } from './read-fields.ts'
import { studioFields } from './studio-fields.ts'
import { details } from './table.ts'
import { type AnyVerb, told, type Verb } from './verb.ts'

const settings = fieldsOf(staff.changeStudio.body)

export const studioVerbs: AnyVerb[] = [
  {
    name: 'create',
    says: 'a new studio with its owner, on this machine',
    fields: studioFields,
    examples: [
      'studio create --studio-name "Northlight Studio" --zone America/Chicago --owner-name "Pat Moore" \\\n    --owner-email pat@example.com --owner-password "a few words in a row"',
    ],
    runHere: (given, globals) => import('./create-studio.ts').then(({ createStudioHere }) => createStudioHere(given, globals)),
  },
  { name: 'show', says: 'the settings', run: async ({ caller }) => told(await caller.call(staff.readStudio), (studio) => details(studio)) },
  {
    name: 'set',
    says: 'changes the settings that are given',
    fields: settings,
    examples: ['studio set --rest-seconds 0', 'studio set --phone "+1 312 555 0100" --sending-from 09:00'],
    run: async ({ caller, given }) => {
      const change = await readFields(caller, settings, given)
      if (Object.keys(change).length === 0)
        throw new Refusal('invalid', 'wrong-usage', 'Say which setting to change, for example --rest-seconds 0. See: hotshoe studio set --help')
      const { version } = await caller.call(staff.readStudio)
      return told(await caller.call(staff.changeStudio, { body: { ...change, version } }), (studio) => details(studio))
    },
  },
  {
    name: 'pause',
    says: 'nothing automatic runs and nothing is sent until somebody resumes',
    fields: [own('--reason <text>', 'what people read meanwhile')],
    run: async ({ caller, given }) =>
      told(
        await caller.call(staff.pauseStudio, { body: { paused: true, ...(given.reason === undefined ? {} : { reason: given.reason }) } }),
        ({ paused_reason }) => `Paused: ${paused_reason ?? ''}`,
      ),
  },
  {
    name: 'resume',
    says: 'ends a pause',
    run: async ({ caller }) => told(await caller.call(staff.pauseStudio, { body: { paused: false } }), () => 'Resumed.'),
  },
  {
    name: 'go-live',
    says: 'ends the rehearsal: messages go to the people they are for',
    run: async ({ caller }) =>
      told(await caller.call(staff.rehearseStudio, { body: { rehearsal: false } }), () => 'Live: messages go to the people they are for.'),
  },
  {
    name: 'rehearse',
    says: 'everything goes to one address of the studio',
    fields: [own('--address <email>', 'where to; as before when left out')],
    run: async ({ caller, given }) => {
      const body = { rehearsal: true, ...(given.address === undefined ? {} : { address: given.address }) }
      return told(await caller.call(staff.rehearseStudio, { body }), ({ rehearsal_address }) => `Rehearsal: everything goes to ${rehearsal_address}.`)
    },
  },
]

export const identityVerbs: Verb[] = [
  {
    name: 'confirm',
    says: 'confirms that this installation sends, after a backup was restored or the program was moved',
    run: async ({ caller }) =>
      told(await caller.call(staff.confirmSender, { body: { confirmed: true } }), () => 'Confirmed: this installation sends from now on.'),
  },
]

type Clock = { local: string; shift_seconds: number }
const clockText = ({ local, shift_seconds }: Clock) =>
  `${local.replace('T', ' ')} in the studio${shift_seconds === 0 ? ' (real time)' : ' (the clock was set)'}.`

export const clockVerbs: Verb[] = [
  { name: 'show', says: 'what time it is in the studio', run: async ({ caller }) => told(await caller.call(staff.readClock), clockText) },
  {
    name: 'set <time>',
    says: 'sets the studio clock; it goes on from there',
    examples: ['clock set 2026-05-04T08:00 --allow-clock'],
    run: async ({ caller, args }) => told(await caller.call(staff.setClock, { body: { at: args[0] } }), clockText),
  },
  { name: 'reset', says: 'back to real time', run: async ({ caller }) => told(await caller.call(staff.setClock, { body: { at: null } }), clockText) },
]
