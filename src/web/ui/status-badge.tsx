import type { ReactNode } from 'react'
import classes from './status-badge.module.css'

export type Tone = 'neutral' | 'good' | 'wait' | 'warn' | 'bad'

/** One word about how something stands. The word says it; the colour only helps. */
export function StatusBadge({ tone = 'neutral', title, children }: { tone?: Tone; title?: string | undefined; children: ReactNode }) {
  return (
    <span className={classes.badge} data-tone={tone} title={title}>
      {children}
    </span>
  )
}
