import { Button, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { words } from '#web/words/words.ts'
import classes from './save-bar.module.css'

type SaveBarProps = {
  dirty: boolean
  saving: boolean
  discard: () => void
  /** What saving would do besides saving. */
  note?: ReactNode
  /** Further buttons, before Save. */
  children?: ReactNode
}

/** At the bottom of a form with changes: discard or save. Stands inside the form, so that Enter saves too. */
export function SaveBar({ dirty, saving, discard, note = words.editing.unsaved, children }: SaveBarProps) {
  if (!dirty) return null
  return (
    <section className={classes.bar} aria-label={words.editing.bar}>
      <Text size="sm" className={classes.note ?? ''}>
        {note}
      </Text>
      <Button variant="default" onClick={discard} disabled={saving}>
        {words.editing.discard}
      </Button>
      {children}
      <Button type="submit" loading={saving}>
        {words.editing.save}
      </Button>
    </section>
  )
}
