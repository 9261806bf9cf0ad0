import { Group, Text, VisuallyHidden } from '@mantine/core'
import { words } from '#web/words/words.ts'
import { Icon, type IconName } from './icon.tsx'

const icons: Readonly<Record<string, IconName>> = { email: 'mail', call: 'phone', task: 'task', sms: 'message', letter: 'letter', 'web-form': 'form' }
const names: Readonly<Record<string, string>> = words.channels

/** What a channel is called. */
export function channelName(channel: string): string {
  return names[channel] ?? channel
}

/** A channel as a drawing, with its name for those who do not see it. */
export function ChannelIcon({ channel, size = 16 }: { channel: string; size?: number }) {
  return (
    <span title={channelName(channel)} style={{ display: 'inline-flex' }}>
      <Icon name={icons[channel] ?? 'send'} size={size} />
      <VisuallyHidden>{channelName(channel)}</VisuallyHidden>
    </span>
  )
}

/** A channel with its name beside it. */
export function ChannelName({ channel }: { channel: string }) {
  return (
    <Group component="span" gap={6} wrap="nowrap" display="inline-flex">
      <Icon name={icons[channel] ?? 'send'} size={16} />
      <Text span inherit>
        {channelName(channel)}
      </Text>
    </Group>
  )
}
