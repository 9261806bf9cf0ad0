import { Title } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './section.module.css'

type SectionProps = {
  title: string
  /** Beside the title. */
  action?: ReactNode
  /** On narrow screens it stands behind the others. */
  late?: boolean
  children: ReactNode
}

/** A headed part of a record's page. */
export function Section({ title, action, late, children }: SectionProps) {
  return (
    <section className={classes.section} data-late={late || undefined} aria-label={title}>
      <div className={classes.head}>
        <Title order={2} size="h5">
          {title}
        </Title>
        {action}
      </div>
      {children}
    </section>
  )
}

/** A record's page: what it is on the left, what happens with it on the right; on narrow screens one below the other. */
export function Columns({ left, right }: { left: ReactNode; right: ReactNode }) {
  return (
    <div className={classes.columns}>
      <div className={classes.column}>{left}</div>
      <div className={classes.column}>{right}</div>
    </div>
  )
}
