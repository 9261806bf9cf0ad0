import { ChannelIcon } from '#web/ui/channel-icon.tsx'
import { StatusBadge } from '#web/ui/status-badge.tsx'
import { figure } from '#web/words/plural.ts'
import { words } from '#web/words/words.ts'
import classes from './forecast.module.css'

type WaysProps = { channels: readonly { channel: string | null; count: number }[]; small?: boolean }

/** How many go by each channel, and how many cannot be reached. */
export function WayCounts({ channels, small = false }: WaysProps) {
  return channels.map(({ channel, count }) =>
    channel === null ? (
      <StatusBadge key="none" tone="bad">
        {words.forecast.unreachable(count)}
      </StatusBadge>
    ) : (
      <span key={channel} className={classes.channel}>
        <ChannelIcon channel={channel} size={small ? 14 : 16} /> {figure(count)}
      </span>
    ),
  )
}
