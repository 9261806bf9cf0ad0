import { VisuallyHidden } from '@mantine/core'
import { figure } from '#web/words/plural.ts'
import { words } from '#web/words/words.ts'
import classes from './shell.module.css'

/** Beside Messages in the menu: how many wait for a decision. */
export function DoubtsBadge({ count }: { count: number }) {
  if (count === 0) return null
  return (
    <span className={classes.badge}>
      <span aria-hidden>{figure(count)}</span>
      <VisuallyHidden>{words.messages.doubts(count)}</VisuallyHidden>
    </span>
  )
}
