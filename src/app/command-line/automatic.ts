import { readItem } from '#studio/matching/contract.ts'
import { waitingKeys } from '#studio/matching/waiting.ts'
import { letItemGo, readAutomatic, releaseItems } from '#studio/processing/automatic/contract.ts'
import { own } from './field.ts'
import { findReference } from './find-reference.ts'
import { table } from './table.ts'
import { type Asked, type Told, told, type Verb } from './verb.ts'

export const automaticVerbs: Verb[] = [
  {
    name: 'list',
    says: 'what goes by itself and when, what waits for a person, and where the brake asks',
    run: async ({ caller }) =>
      told(await caller.call(readAutomatic), ({ triggers, brakes, going_today }) =>
        [
          table(
            triggers,
            [
              ['Trigger', ({ trigger_id, description }) => `${description} (${trigger_id})`],
              ['Go', ({ going }) => going || ''],
              ['When', ({ going, goes_text }) => (going === 0 ? '' : goes_text)],
              [
                'Wait',
                ({ waiting }) =>
                  Object.entries(waiting)
                    .map(([kind, count]) => `${count} ${kind}`)
                    .join(', '),
              ],
            ],
            'No trigger is processed automatically. To make one: hotshoe triggers change <trigger> --automatic',
          ),
          ...(going_today === 0 ? [] : [`Today: ${going_today}`]),
          ...brakes.map(({ message, trigger_id }) => `${message} To let them go: hotshoe automatic release ${trigger_id} --only brake`),
        ].join('\n'),
      ),
  },
  {
    name: 'go <item>',
    says: 'lets one item go by itself in its hours: one that waits, or is held',
    examples: ['automatic go 7'],
    run: (asked) => decide(asked, { automatic: true }),
  },
  {
    name: 'hold <item>',
    says: 'holds one item back until it is resumed, or until a day',
    fields: [own('--until <date>', 'the day on which it goes by itself again, 2026-05-20')],
    examples: ['automatic hold 7', 'automatic hold 7 --until 2026-05-20'],
    run: (asked) => decide(asked, { automatic: false, ...(asked.given.until === undefined ? {} : { until: String(asked.given.until) }) }),
  },
  {
    name: 'release <trigger>',
    says: 'lets all items of a trigger that wait for a person go by themselves',
    fields: [own('--only <why>', `only those that wait for: ${waitingKeys.join(', ')}`)],
    examples: ['automatic release "A week before" --only brake'],
    run: async ({ caller, args, given }) => {
      const trigger_id = await findReference(caller, 'trigger', String(args[0]))
      const body = { trigger_id, ...(given.only === undefined ? {} : { waits_for: given.only }) }
      return told(await caller.call(releaseItems, { body }), ({ released }) => `${released} released.`)
    },
  },
]

/** The version is the one of this moment. */
async function decide({ caller, args }: Asked, wanted: { automatic: boolean; until?: string }): Promise<Told> {
  const params = { id: args[0] }
  const { version } = await caller.call(readItem, { params })
  return told(
    await caller.call(letItemGo, { params, body: { version, ...wanted } }),
    ({ id, goes_text }) => `Item ${id}: ${goes_text ?? 'nothing of it goes by itself.'}`,
  )
}
