import { type Channel, channels } from '#studio/triggers/channels.ts'

/** "usable email", "phone that may be called": what a step needs to be made. */
export function needsOf(channel: Channel): string {
  return channels[channel].needs ?? ''
}
