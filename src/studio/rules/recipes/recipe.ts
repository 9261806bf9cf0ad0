import { type Channel, channelKeys } from '#studio/triggers/channels.ts'
import type { Rules } from '../format.ts'
import type { RecipeSet } from './recipe-sets.ts'

/** Rules that somebody may start from: `key` is the name of its file. */
export type Recipe = { key: string; title: string; set: RecipeSet; summary: string; who: string; rules: Rules }

const words: Record<Channel, readonly [one: string, more: string]> = {
  email: ['email', 'emails'],
  letter: ['letter', 'letters'],
  call: ['call', 'calls'],
  sms: ['text', 'texts'],
  task: ['task', 'tasks'],
  'web-form': ['web form', 'web forms'],
}

/** “7 triggers: 5 emails, 2 calls, 1 task”. What stands in for something else counts too. */
export function makesWords({ rules: { triggers = [] } }: Pick<Recipe, 'rules'>): string {
  const made = triggers.flatMap(({ outputs = [] }) => outputs.flatMap(({ steps }) => steps.map(({ channel }) => channel)))
  const counts = channelKeys.map((channel) => [channel, made.filter((one) => one === channel).length] as const)
  const parts = counts.filter(([, count]) => count > 0).map(([channel, count]) => `${count} ${words[channel][count === 1 ? 0 : 1]}`)
  return `${triggers.length} ${triggers.length === 1 ? 'trigger' : 'triggers'}: ${parts.join(', ')}`
}
