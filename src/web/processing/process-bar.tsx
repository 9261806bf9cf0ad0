import { Button, Text } from '@mantine/core'
import type { ItemView } from '#studio/matching/item.ts'
import { Icon } from '#web/ui/icon.tsx'
import { words } from '#web/words/words.ts'
import { choicesOf } from './choosing.ts'
import classes from './process.module.css'
import { countTicks, type Ticks } from './ticks.ts'

const say = words.process.bar

type ProcessBarProps = { ticks: Ticks; view: ItemView; pending: boolean; clear: () => void; process: () => void }

/** The one button that commits what was chosen. It stays in view. */
export function ProcessBar({ ticks, view, pending, clear, process }: ProcessBarProps) {
  const counts = countTicks(ticks)
  const nothing = counts.process + counts.skip + counts.delete === 0
  if (nothing && choicesOf(view).length === 0) return null
  return (
    <section className={classes.bar} data-empty={nothing || undefined} aria-label={say.label}>
      {nothing ? (
        <Text size="sm" c="dimmed">
          {say.none}
        </Text>
      ) : (
        <Button variant="subtle" color="gray" onClick={clear} disabled={pending}>
          {say.clear}
        </Button>
      )}
      <Button
        size="md"
        {...(counts.process > 0 || nothing ? { leftSection: <Icon name="process" /> } : {})}
        disabled={nothing}
        loading={pending}
        onClick={process}
      >
        {say.press(counts)}
      </Button>
    </section>
  )
}
