type ChannelEntry = {
  label: string
  /** As it stands in a sentence: "email the client, or call". */
  verb: string
  /** "if there is no usable …" ; null where it always works, so that nothing can stand behind it in a chain. */
  needs: string | null
  /** Whether it takes a template that says what is written. */
  template: boolean
  /** Whether it lands on somebody's desk, with a due date, a priority and a description of its own. */
  desk: boolean
  /** Whether this version generates it. */
  generates: boolean
}

/** What a step of a chain can generate. The first usable one of a chain is taken. */
export const channels = {
  email: { label: 'Email', verb: 'email', needs: 'usable email', template: true, desk: false, generates: true },
  call: { label: 'Call', verb: 'call', needs: 'phone that may be called', template: false, desk: true, generates: true },
  letter: { label: 'Letter', verb: 'write a letter to', needs: 'postal address', template: true, desk: false, generates: true },
  sms: { label: 'SMS', verb: 'text', needs: 'SMS-enabled phone', template: true, desk: false, generates: false },
  task: { label: 'Task', verb: 'make a task for', needs: null, template: false, desk: true, generates: true },
  'web-form': { label: 'Web form', verb: 'make a web form for', needs: null, template: true, desk: false, generates: false },
} as const satisfies Record<string, ChannelEntry>

export type Channel = keyof typeof channels
/** The channels that are generated in this version; the database takes no others. */
export type LiveChannel = { [C in Channel]: (typeof channels)[C]['generates'] extends true ? C : never }[Channel]

export const channelKeys = Object.keys(channels) as Channel[]

export function isLive(channel: Channel): channel is LiveChannel {
  return channels[channel].generates
}

/** The guide's ten trigger types, as the chains they stand for. */
export const triggerTypes = {
  call: { label: 'Call', chain: ['call'] },
  email: { label: 'Email', chain: ['email'] },
  letter: { label: 'Letter', chain: ['letter'] },
  'email-call': { label: 'Email/Call', chain: ['email', 'call'] },
  'email-letter': { label: 'Email/Letter', chain: ['email', 'letter'] },
  sms: { label: 'SMS', chain: ['sms'] },
  'sms-call': { label: 'SMS/Call', chain: ['sms', 'call'] },
  'sms-email': { label: 'SMS/Email', chain: ['sms', 'email'] },
  task: { label: 'Task', chain: ['task'] },
  'web-form': { label: 'Web Form', chain: ['web-form'] },
} as const satisfies Record<string, { label: string; chain: readonly Channel[] }>

export type TriggerType = keyof typeof triggerTypes
export const triggerTypeKeys = Object.keys(triggerTypes) as TriggerType[]

/** Whether all of a trigger type's channels are generated in this version, so that a form offers it. */
export function typeGenerates(type: TriggerType): boolean {
  return triggerTypes[type].chain.every((channel) => isLive(channel))
}
