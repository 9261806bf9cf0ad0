import { refuseField } from '#platform/refusal.ts'
import { admitCandidates } from '#studio/matching/contract.ts'
import { previewTrigger } from '#studio/processing/preview/contract.ts'
import { readTrigger } from '#studio/triggers/contract.ts'
import * as versions from '#studio/triggers/versions/contract.ts'
import { fieldsOf, own } from './field.ts'
import { previewText } from './preview-text.ts'
import { readFields } from './read-fields.ts'
import { idOf, versionOf } from './record-verbs.ts'
import { told, type Verb } from './verb.ts'

const paging = fieldsOf(versions.listVersions.query, {})

/** The versions of a trigger: listed, compared, brought back; and records let in that were left as history. */
export const versionVerbs: Verb[] = [
  {
    name: 'versions <trigger>',
    says: 'every saved change of one trigger, with who made it and what it changed',
    fields: paging,
    run: async ({ caller, args, given }) =>
      told(
        await caller.call(versions.listVersions, { params: await idOf(caller, 'trigger', args), query: await readFields(caller, paging, given) }),
        ({ rows, next }) => [...rows.map(versionText), ...(next === null ? [] : [`There are more: --after ${next}`])].join('\n\n'),
      ),
  },
  {
    name: 'compare <trigger>',
    says: 'what differs between two versions of one trigger, in words',
    fields: [own('--from <version>', 'the one before when left out'), own('--to <version>', 'as it is now when left out')],
    examples: ['triggers compare "A week before" --from 1 --to 3'],
    run: async ({ caller, args, given }) => {
      const { id } = await idOf(caller, 'trigger', args)
      const version = given.to ?? (await caller.call(readTrigger, { params: { id } })).version
      const query = given.from === undefined ? {} : { compared_with: given.from }
      return told(await caller.call(versions.readVersion, { params: { id, version }, query }), ({ sentence, version: to, compared_with, differences }) =>
        [
          `Version ${to}: ${sentence}`,
          ...(compared_with === null ? ['There is no version before it.'] : differences.length === 0 ? [`Says the same as version ${compared_with}.`] : []),
          ...(differences.length === 0 ? [] : [`From version ${compared_with}:`, ...differences.map((difference) => `  ${difference}`)]),
        ].join('\n'),
      )
    },
  },
  {
    name: 'rollback <trigger>',
    says: 'makes one trigger what it was in an earlier version; its outputs stay the same ones, so nothing is made twice',
    fields: [own('--to <version>', 'the version that comes back'), own('--preview', 'only says whom it concerns; changes nothing')],
    examples: ['triggers rollback "A week before" --to 3 --preview', 'triggers rollback "A week before" --to 3'],
    run: async ({ caller, args, given }) => {
      if (given.to === undefined)
        throw refuseField('to', 'no-version', 'Say which version comes back: --to 3. The versions are listed by: hotshoe triggers versions.')
      const params = await idOf(caller, 'trigger', args)
      if (given.preview === true) return told(await caller.call(previewTrigger, { body: { id: params.id, to_version: Number(given.to) } }), previewText)
      const version = await versionOf(caller, { read: readTrigger, params, given })
      return told(
        await caller.call(versions.rollBackTrigger, { params, body: { version, to: Number(given.to) } }),
        ({ id, description, sentence }) => `Trigger ${id}, “${description}”, is as it was in version ${String(given.to)}.\n${sentence}`,
      )
    },
  },
  {
    name: 'let-in <trigger> <records...>',
    says: 'lists records that one trigger left as history, by the numbers that candidates and preview name',
    examples: ['triggers let-in "A week before" 12 15'],
    run: async ({ caller, args }) => {
      const [, ...records] = args
      const body = { subject_ids: records.map(Number) }
      return told(await caller.call(admitCandidates, { params: await idOf(caller, 'trigger', args), body }), ({ admitted }) =>
        admitted === 1 ? '1 record is listed now.' : `${admitted} records are listed now.`,
      )
    },
  },
]

type Version = { version: number; at: unknown; current: boolean; armed: boolean; rolled_back_to: number | null; changes: string[]; actor: { name: string } }

function versionText({ version, at, current, armed, rolled_back_to, changes, actor }: Version): string {
  const head = `Version ${version}${current ? ' (as it is now)' : ''}, ${String(at)}, by ${actor.name}${armed && changes.length > 0 ? '; it counted anew from then' : ''}`
  const back = rolled_back_to === null ? [] : [`  Version ${rolled_back_to} was brought back.`]
  return [head, ...back, ...(changes.length === 0 ? ['  As it was made.'] : changes.map((change) => `  ${change}`))].join('\n')
}
