import { Group } from '@mantine/core'
import { StatusBadge } from '#web/ui/status-badge.tsx'
import { words } from '#web/words/words.ts'

const say = words.clients

type Marked = { do_not_market: boolean; do_not_call: boolean; archived?: boolean }

/** What one must know before writing to a client or calling. */
export function ClientMarks({ client: { do_not_market, do_not_call, archived = false } }: { client: Marked }) {
  if (!do_not_market && !do_not_call && !archived) return null
  return (
    <Group gap={6} component="span" display="inline-flex">
      {do_not_market && (
        <StatusBadge tone="warn" title={say.doNotMarketHint}>
          {say.doNotMarket}
        </StatusBadge>
      )}
      {do_not_call && (
        <StatusBadge tone="warn" title={say.doNotCallHint}>
          {say.doNotCall}
        </StatusBadge>
      )}
      {archived && <StatusBadge>{words.records.archived}</StatusBadge>}
    </Group>
  )
}
