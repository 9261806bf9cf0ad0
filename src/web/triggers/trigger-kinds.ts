import { type Channel, channelKeys, channels, isLive } from '#studio/triggers/channels.ts'
import { type RecipientKind, recipients } from '#studio/triggers/recipients.ts'

/** The trigger types of the guide, in its order: each is a chain, of which the first usable step is taken. */
export const triggerKinds = {
  call: ['call'],
  email: ['email'],
  letter: ['letter'],
  'email-call': ['email', 'call'],
  'email-letter': ['email', 'letter'],
  sms: ['sms'],
  'sms-call': ['sms', 'call'],
  'sms-email': ['sms', 'email'],
  task: ['task'],
  'web-form': ['web-form'],
} as const satisfies Record<string, readonly Channel[]>

export type TriggerKind = keyof typeof triggerKinds
export const triggerKindKeys = Object.keys(triggerKinds) as TriggerKind[]

/** "Email/Call", as the guide writes it. */
export function kindLabel(kind: TriggerKind): string {
  return triggerKinds[kind].map((channel) => channels[channel].label).join('/')
}

/** The channel of a type that cannot be generated yet; null when all of it can. */
export function missingChannel(kind: TriggerKind): Channel | null {
  return triggerKinds[kind].find((channel) => !isLive(channel)) ?? null
}

/** The guide's type of a chain; null for a chain of the studio's own, which the guide has no name for. */
export function kindOf(chain: readonly Channel[]): TriggerKind | null {
  return triggerKindKeys.find((kind) => triggerKinds[kind].join() === chain.join()) ?? null
}

/** Letters go to clients and their families: nobody knows where the staff lives, or a vendor. */
export function mayReach(channel: Channel, recipient: RecipientKind): boolean {
  return channel !== 'letter' || recipients[recipient].flagsBind
}

/** What may be added at the end of a chain: every channel once, those that can be made first, and nothing behind one that always works. */
export function nextChannels(chain: readonly Channel[]): Channel[] {
  const last = chain.at(-1)
  if (last !== undefined && channels[last].needs === null) return []
  const left = channelKeys.filter((channel) => !chain.includes(channel))
  return [...left.filter(isLive), ...left.filter((channel) => !isLive(channel))]
}

/** "Email/Call", or "Email/Call/Task" of a chain of one's own; null while there is none. */
export function chainLabel(chain: readonly Channel[]): string | null {
  return chain.length === 0 ? null : chain.map((channel) => channels[channel].label).join('/')
}
