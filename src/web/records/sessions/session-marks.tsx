import { Group } from '@mantine/core'
import { StatusBadge } from '#web/ui/status-badge.tsx'
import { words } from '#web/words/words.ts'

const say = words.sessions

type Marked = { on_hold: boolean; confirmed: boolean; canceled: boolean; archived?: boolean }

/** On hold, confirmed, canceled: what triggers look at. */
export function SessionMarks({ session: { on_hold, confirmed, canceled, archived = false } }: { session: Marked }) {
  if (!on_hold && !confirmed && !canceled && !archived) return null
  return (
    <Group gap={6} component="span" display="inline-flex">
      {canceled && <StatusBadge tone="bad">{say.canceled}</StatusBadge>}
      {on_hold && <StatusBadge tone="warn">{say.onHold}</StatusBadge>}
      {confirmed && <StatusBadge tone="good">{say.confirmed}</StatusBadge>}
      {archived && <StatusBadge>{words.records.archived}</StatusBadge>}
    </Group>
  )
}
